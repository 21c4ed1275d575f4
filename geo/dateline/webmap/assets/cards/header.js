// What the map shows, in a line: its title, and the totals of what is selected.
(function (dateline) {
  'use strict';

  const { el, foreign, t } = dateline;

  dateline.header = options => new Header(options);

  const Header = L.Control.extend({
    options: { position: 'topleft' },

    onAdd() {
      const selection = dateline.selection(this.options.data);
      const summary = el('p', 'dateline-summary');
      summary.setAttribute('role', 'status');
      const show = () => { summary.textContent = dateline.summary(selection); };
      this._stop = selection.listen(show);
      show();
      const card = el('section', 'dateline-card dateline-header',
        foreign('h1', 'dateline-heading', dateline.block(this.options.title)), summary);
      L.DomEvent.disableClickPropagation(card);
      return card;
    },

    onRemove() {
      this._stop();
    },
  });

  // The sums of the selected incidents: {incidents, tallies, killed: {low, best, high, open, stated}}; running totals are in
  // neither sum, and `open` says that a toll has no upper end.
  dateline.totals = function (selection) {
    const { incidents } = selection.tables;
    const totals = { incidents: 0, tallies: 0, killed: { low: 0, best: 0, high: 0, open: false, stated: 0 } };
    const { killed } = totals;
    const lows = incidents.numbers('killed_low');
    const bests = incidents.numbers('killed');
    const highs = incidents.numbers('killed_high');
    const tallies = incidents.numbers('tally');
    for (const row of selection.matching()) {
      if (tallies[row] > 0) {
        totals.tallies += 1;
        continue;
      }
      totals.incidents += 1;
      const middle = [bests[row], lows[row], highs[row]].find(value => !Number.isNaN(value));
      if (middle !== undefined) {
        killed.stated += 1;
        killed.low += Number.isNaN(lows[row]) ? middle : lows[row];
        killed.best += middle;
        killed.high += Number.isNaN(highs[row]) ? middle : highs[row];
        killed.open = killed.open || Number.isNaN(highs[row]);
      }
    }
    return totals;
  };

  // "23 incidents · 215 killed (208 to 230) · 2 running totals"
  dateline.summary = function (selection) {
    const { incidents, tallies, killed } = dateline.totals(selection);
    const all = dateline.totalIncidents(selection);
    const range = killed.open ? t('header.more', { low: killed.low }) : t('header.range', { low: killed.low, high: killed.high });
    const exact = !killed.open && killed.low === killed.high;
    return [
      incidents === all ? t('header.incidents', { n: incidents }) : t('header.some', { n: incidents, all }),
      killed.stated ? t('header.killed', { n: killed.best }) + (exact ? '' : ` (${range})`) : null,
      tallies ? t('header.tallies', { n: tallies }) : null,
    ].filter(part => part).join(' · ');
  };

  // How many incidents there are, selected or not; running totals are none.
  dateline.totalIncidents = function ({ rows, tables }) {
    const tallies = tables.incidents.numbers('tally');
    return rows - tallies.reduce((sum, flag) => sum + (flag > 0 ? 1 : 0), 0);
  };
})(window.dateline = window.dateline || {});
