// The list of the selected incidents, the worst first; those without a place on the map are in it too.
(function (dateline) {
  'use strict';

  const { el, foreign, button, t } = dateline;
  const ROWS_AT_ONCE = 100;

  dateline.incidentList = options => new IncidentList(options);

  const IncidentList = dateline.Card.extend({
    options: { position: 'topleft', label: 'list.label', className: 'dateline-list', tall: true },

    content(map) {
      this.selection = dateline.selection(this.options.data);
      this.order = worstFirst(this.selection.tables.incidents);
      const content = el('div', 'dateline-list-content');
      const show = () => content.replaceChildren(...this.rows(map).flat(Infinity).filter(node => node));
      this._stop = this.selection.listen(show);
      show();
      return [content];
    },

    onRemove(map) {
      this._stop();
      dateline.Card.prototype.onRemove.call(this, map);
    },

    rows(map) {
      const { tables } = this.selection;
      const lat = tables.incidents.numbers('lat');
      const rows = this.order.filter(row => this.selection.matches(row));
      const located = rows.filter(row => !Number.isNaN(lat[row]));
      const unplaced = rows.filter(row => Number.isNaN(lat[row]));
      return [
        rows.length ? null : el('p', 'dateline-meta', t(tables.incidents.rows ? 'list.none' : 'list.empty')),
        listOf(map, tables, located),
        unplaced.length ? el('h3', 'dateline-unplaced', t('list.unplaced', { n: unplaced.length })) : null,
        listOf(map, tables, unplaced),
      ];
    },
  });

  function worstFirst(incidents) {
    const killed = incidents.numbers('killed');
    const tally = incidents.numbers('tally');
    const days = incidents.days('date_start');
    const deaths = row => (tally[row] > 0 ? -2 : Number.isNaN(killed[row]) ? -1 : killed[row]);
    const day = row => (Number.isNaN(days[row]) ? -Infinity : days[row]);
    const order = Int32Array.from({ length: incidents.rows }, (_, row) => row);
    return order.sort((one, other) => deaths(other) - deaths(one) || (day(other) > day(one)) - (day(one) > day(other)) || one - other);
  }

  function listOf(map, tables, rows) {
    const list = el('ul', 'dateline-rows');
    let shown = 0;
    const more = button('dateline-more', t('list.more'), () => grow());
    const grow = () => {
      list.append(...Array.from(rows.slice(shown, shown + ROWS_AT_ONCE), row => listItem(map, tables, row)));
      shown += ROWS_AT_ONCE;
      more.hidden = shown >= rows.length;
    };
    grow();
    return [list, more];
  }

  function listItem(map, tables, row) {
    const get = column => tables.incidents.get(column, row);
    const killed = get('killed');
    const symbol = {
      radius: 6, colour: dateline.typeStyle(get('event_type')).colour,
      shape: get('tally') ? 'diamond' : 'circle', vague: dateline.isVague(get('where_prec')),
    };
    const place = [get('place') || get('country'), get('place') && get('country') !== get('place') ? get('country') : null];
    const meta = [...place.filter(part => part), dateline.shortDate(get('date_start'), get('date_end'), get('date_prec'))];
    const item = el('button', 'dateline-item',
      dateline.symbolSwatch(map, symbol, 18),
      el('span', 'dateline-text', foreign('span', 'dateline-title', get('title')),
        foreign('span', 'dateline-meta', meta.join(' · '))),
      killed ? el('span', 'dateline-killed',
        dateline.shortFigure(killed, get('killed_high'), get('approximate')),
        el('span', 'dateline-unit', t('list.killed', { n: killed }))) : null);
    item.type = 'button';
    item.addEventListener('click', () => openFromList(map, tables, row));
    return el('li', '', item);
  }

  function openFromList(map, tables, row) {
    const id = tables.incidents.get('id', row);
    if (tables.incidents.get('lat', row) === null || !dateline.open(id, true)) {
      // Without a place, or with its layer switched off, the details stand by themselves.
      dateline.showDetails(map, [{ tables, row }], true);
    }
  }
})(window.dateline = window.dateline || {});
