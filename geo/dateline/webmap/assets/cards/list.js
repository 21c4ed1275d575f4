// The list of the selected incidents, in an order that the reader chooses; those without a place on the map are in it,
// too.
(function (dateline) {
  'use strict';

  const { el, foreign, button, t } = dateline;
  // Rows shown at first, which are laid out with every filter, and those added when more are asked for.
  const ROWS_AT_FIRST = 50;
  const MORE_ROWS = 100;
  const RING_GAP_PX = 4;
  // The groups of the list, each with its heading; the first has none.
  const [LISTED, UNDATED, UNPLACED] = [0, 1, 2];
  const HEADINGS = { [UNDATED]: 'list.undated', [UNPLACED]: 'list.unplaced' };

  dateline.incidentList = options => new IncidentList(options);

  const IncidentList = dateline.Card.extend({
    options: { position: 'topleft', label: 'list.label', className: 'dateline-list', tall: true },

    content(map) {
      this.selection = dateline.selection(this.options.data);
      this.incidents = this.selection.tables.incidents;
      this._order = dateline.orders(this.incidents);
      this._by = 'deaths';
      this._inView = false;
      this._items = new Map();
      this._rowsOf = new WeakMap();
      this._list = el('div', 'dateline-list-content');
      this.follow(this.selection, () => this._show());
      map.on('dateline:select dateline:fold', this._mark, this)
        .on('moveend', this._onMove, this).on('zoomstart', this._unring, this);
      this._listenToPointer();
      return this.incidents.rows ? [this._tools(), this._list] : [this._list];
    },

    onAdd(map) {
      const card = dateline.Card.prototype.onAdd.call(this, map);
      // Whether it stands at its top is known from this: to ask for it would lay out the page.
      this._body.addEventListener('scroll', () => { this._scrolled = this._body.scrollTop > 0; }, { passive: true });
      return card;
    },

    onRemove(map) {
      this._unring();
      map.off('dateline:select dateline:fold', this._mark, this)
        .off('moveend', this._onMove, this).off('zoomstart', this._unring, this);
      dateline.Card.prototype.onRemove.call(this, map);
    },

    _tools() {
      const select = el('select', 'dateline-select', dateline.ORDERS.map(name => {
        const option = el('option', '', t(`order.${name}`));
        option.value = name;
        return option;
      }));
      select.addEventListener('change', () => {
        this._by = select.value;
        this._show();
      });
      const only = el('input', '');
      only.type = 'checkbox';
      only.addEventListener('change', () => {
        this._inView = only.checked;
        this._show();
      });
      return el('div', 'dateline-tools', el('label', 'dateline-sort', el('span', '', t('list.sort')), select),
        el('label', 'dateline-choice', only, el('span', '', t('list.inview'))));
    },

    _onMove() {
      if (this._inView && this._open) {
        this._show();
      }
    },

    _show() {
      const kept = this._items;
      this._items = new Map();
      const groups = this._groups();
      const shown = groups.some(({ count }) => count);
      const lists = groups.filter(({ count }) => count).flatMap(group => [
        HEADINGS[group.kind] ? el('h3', 'dateline-unplaced', t(HEADINGS[group.kind], { n: group.count })) : null,
        ...this._listOf(group, kept)]);
      const none = this.incidents.rows ? this._inView ? 'list.noneinview' : 'list.none' : 'list.empty';
      this._list.replaceChildren(...[shown ? null : el('p', 'dateline-meta', t(none)), ...lists].filter(node => node));
      if (this._scrolled) {
        this._body.scrollTop = 0;
      }
      this._mark();
    },

    // The groups, with how many rows each has and a test of rows. What only the view leaves out is still selected.
    _groups() {
      const lat = this.incidents.numbers('lat');
      const days = this.incidents.days('date_start');
      const byDate = this._by === 'newest' || this._by === 'oldest';
      const visible = this._inView ? this._visible() : () => true;
      const kindOf = row => (Number.isNaN(lat[row]) ? UNPLACED : byDate && Number.isNaN(days[row]) ? UNDATED : LISTED);
      const fits = row => this.selection.matches(row) && visible(row);
      const counts = [0, 0, 0];
      for (let row = 0; row < this.incidents.rows; row += 1) {
        if (fits(row)) {
          counts[kindOf(row)] += 1;
        }
      }
      return counts.map((count, kind) => ({ kind, count, has: row => kindOf(row) === kind && fits(row) }));
    },

    // Whether a row lies in what the map shows, in any copy of the world.
    _visible() {
      const [lat, lon] = [this.incidents.numbers('lat'), this.incidents.numbers('lon')];
      const bounds = this.map.getBounds();
      const [south, north, west, east] = [bounds.getSouth(), bounds.getNorth(), bounds.getWest(), bounds.getEast()];
      return row => lat[row] >= south && lat[row] <= north
        && [0, 360, -360].some(turn => lon[row] + turn >= west && lon[row] + turn <= east);
    },

    // A list that grows when more is asked for; the order is walked no further than they take.
    _listOf({ count, has }, kept) {
      const order = this._order(this._by);
      const list = el('ul', 'dateline-rows');
      let at = 0;
      let shown = 0;
      const more = button('dateline-more', t('list.more', { n: 0 }), () => grow(MORE_ROWS));
      const grow = rows => {
        const nodes = [];
        for (; at < order.length && nodes.length < rows; at += 1) {
          if (has(order[at])) {
            nodes.push(this._item(order[at], kept));
          }
        }
        shown += nodes.length;
        list.append(...nodes);
        more.hidden = shown >= count;
        more.textContent = t('list.more', { n: count - shown });
        more.setAttribute('aria-label', more.textContent);
      };
      grow(ROWS_AT_FIRST);
      return [list, more];
    },

    _item(row, kept) {
      const item = kept.get(row) || listItem(this.incidents, row, () => this._openDetails(row));
      this._items.set(row, item);
      this._rowsOf.set(item, row);
      return item;
    },

    _openDetails(row) {
      const id = this.incidents.get('id', row);
      if (this.incidents.get('lat', row) === null || !dateline.open(id, true)) {
        // Without a place, or with its layer switched off, the details stand by themselves.
        dateline.showDetails(this.map, [{ tables: this.selection.tables, row }], true);
      }
    },

    // Mark the incident whose details are open, and bring it into view; at the top, where it is not among the rows
    // shown.
    _mark() {
      const row = dateline.selected ? this._find(dateline.selected) : -1;
      this._list.querySelectorAll('[aria-current]').forEach(one => one.removeAttribute('aria-current'));
      this._list.querySelector('.dateline-pinned')?.remove();
      if (row < 0 || !this._open || !this.selection.matches(row)) {
        return;
      }
      let item = this._items.get(row);
      if (!item) {
        item = listItem(this.incidents, row, () => this._openDetails(row));
        this._rowsOf.set(item, row);
        this._list.prepend(el('ul', 'dateline-rows dateline-pinned', item));
      }
      item.firstChild.setAttribute('aria-current', 'true');
      scrollTo(this._body, item, this._list.offsetTop);
    },

    _find(id) {
      for (let row = 0; row < this.incidents.rows; row += 1) {
        if (this.incidents.get('id', row) === id) {
          return row;
        }
      }
      return -1;
    },

    // What the pointer or the keyboard is on in the list has a ring on the map.
    _listenToPointer() {
      const ring = event => {
        const item = event.target.closest('li');
        item ? this._ring(this._rowsOf.get(item)) : this._unring();
      };
      ['pointerover', 'focusin'].forEach(kind => this._list.addEventListener(kind, ring));
      ['pointerleave', 'focusout'].forEach(kind => this._list.addEventListener(kind, () => this._unring()));
    },

    _ring(row) {
      this._unring();
      let spot = null;
      this.map.eachLayer(layer => { spot = spot || (layer.spotOf ? layer.spotOf(this.options.data, row) : null); });
      if (spot) {
        const size = 2 * (spot.radius + RING_GAP_PX);
        this._marker = el('div', 'dateline-ring');
        this._marker.style.width = `${size}px`;
        this._marker.style.height = `${size}px`;
        this._marker.style.left = `${spot.x - size / 2}px`;
        this._marker.style.top = `${spot.y - size / 2}px`;
        this.map.getPane('markerPane').append(this._marker);
      }
    },

    _unring() {
      this._marker?.remove();
    },
  });

  function listItem(incidents, row, onOpen) {
    const get = column => incidents.get(column, row);
    const killed = get('killed');
    const mark = el('span', 'dateline-sign');
    mark.classList.toggle('dateline-sign-vague', dateline.isVague(get('where_prec')));
    mark.classList.toggle('dateline-sign-tally', Boolean(get('tally')));
    mark.style.color = dateline.typeStyle(get('event_type')).colour;
    const place = new Set([get('place'), get('country')].filter(part => part));
    const meta = [...place, dateline.shortDate(get('date_start'), get('date_end'), get('date_prec'))];
    const open = el('button', 'dateline-item', mark,
      el('span', 'dateline-text', foreign('span', 'dateline-title', get('title')),
        foreign('span', 'dateline-meta', meta.join(' · '))),
      killed ? el('span', 'dateline-killed', dateline.shortFigure(killed, get('killed_high'), get('approximate')),
        el('span', 'dateline-unit', t('list.killed', { n: killed }))) : null);
    open.type = 'button';
    open.addEventListener('click', onOpen);
    return el('li', '', open);
  }

  // Bring an item to the middle of its list, where it is not in sight. Only the list scrolls: scrollIntoView would move
  // the map.
  function scrollTo(body, item, above) {
    const [frame, rect] = [body.getBoundingClientRect(), item.getBoundingClientRect()];
    if (rect.top < frame.top + above || rect.bottom > frame.bottom) {
      body.scrollTop += rect.top - frame.top - (above + frame.height - rect.height) / 2;
    }
  }
})(window.dateline = window.dateline || {});
