// What the map shows, in a line: its title, and the totals of what is selected.
(function (dateline) {
  'use strict';

  const { el, foreign, t } = dateline;

  dateline.header = options => new Header(options);

  const Header = L.Control.extend({
    options: { position: 'topleft' },

    onAdd() {
      const selection = dateline.selection(this.options.data);
      const [figures, notes] = [el('span', ''), el('span', 'dateline-notes')];
      const summary = el('p', 'dateline-summary', figures, ' ', notes);
      summary.setAttribute('role', 'status');
      const show = () => {
        const totals = dateline.totals(selection);
        figures.textContent = dateline.summary(selection, totals);
        notes.textContent = dateline.summaryNotes(totals);
      };
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

  const SUMMED = ['killed', 'wounded', 'displaced'];

  // The sums of the selected incidents: {incidents, tallies, killed, wounded, displaced}, the last three as {low, best,
  // high, open, stated}; `open` says that one of them has no upper end, `stated` of how many incidents something is
  // said. Running totals are in no sum.
  dateline.totals = function (selection) {
    const { incidents } = selection.tables;
    const tallies = incidents.numbers('tally');
    const rows = selection.matching().filter(row => !(tallies[row] > 0));
    const sums = SUMMED.map(kind => {
      const [bests, lows, highs] = ['', '_low', '_high'].map(bound => incidents.numbers(`${kind}${bound}`));
      return [kind, sum(rows, bests, lows, highs)];
    });
    return {
      incidents: rows.length,
      tallies: selection.matching().length - rows.length,
      ...Object.fromEntries(sums),
    };
  };

  // Of "up to ten" none may be all; of "twelve" without an upper end nobody knows how many more.
  function sum(rows, bests, lows, highs) {
    const all = { low: 0, best: 0, high: 0, open: false, stated: 0 };
    for (const row of rows) {
      const best = bests[row];
      const low = lows[row];
      const high = highs[row];
      if (!Number.isNaN(best) || !Number.isNaN(low) || !Number.isNaN(high)) {
        const least = Number.isNaN(low) ? Number.isNaN(best) ? 0 : best : low;
        const likely = Number.isNaN(best) ? least : best;
        all.stated += 1;
        all.low += least;
        all.best += likely;
        all.high += Number.isNaN(high) ? likely : high;
        all.open = all.open || Number.isNaN(high);
      }
    }
    return all;
  }

  // "23 of 40 incidents · 215 killed (208 to 230)"
  dateline.summary = function (selection, totals = dateline.totals(selection)) {
    const all = dateline.totalIncidents(selection);
    const { incidents, killed } = totals;
    return [
      incidents === all ? t('header.incidents', { n: incidents }) : t('header.some', { n: incidents, all }),
      killed.stated ? sumWords('killed', killed) : null,
    ].filter(part => part).join(' · ');
  };

  // "40 wounded (40 to 60) · toll not stated for 6 · 1 running total"
  dateline.summaryNotes = function ({ incidents, killed, wounded, displaced, tallies }) {
    return [
      wounded.high || wounded.open ? sumWords('wounded', wounded) : null,
      displaced.high || displaced.open ? sumWords('displaced', displaced) : null,
      incidents > killed.stated ? t('header.unstated', { n: incidents - killed.stated }) : null,
      tallies ? t('header.tallies', { n: tallies }) : null,
    ].filter(part => part).join(' · ');
  };

  // "12 killed", "12 or more killed", "12 killed (10 to 20)", "12 killed (10 or more)"
  function sumWords(kind, { low, best, high, open }) {
    const words = n => t(`header.${kind}`, { n });
    if (open) {
      return low === best ? t('header.atleast', { words: words(best) })
        : `${words(best)} (${t('header.more', { low })})`;
    }
    return low === high ? words(best) : `${words(best)} (${t('header.range', { low, high })})`;
  }

  // How many incidents there are, selected or not; running totals are none.
  dateline.totalIncidents = function ({ rows, tables }) {
    const tallies = tables.incidents.numbers('tally');
    return rows - tallies.reduce((count, flag) => count + (flag > 0 ? 1 : 0), 0);
  };
})(window.dateline = window.dateline || {});
