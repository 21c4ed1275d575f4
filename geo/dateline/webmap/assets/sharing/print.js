// The map on paper: a sheet that is made when the page is printed, by our button or the browser's, and gone after.
(function (dateline) {
  'use strict';

  const { el, foreign, t } = dateline;
  const MOST_ROWS = 300;
  // Room for the map on a sheet of A4 or Letter, upright and across with the legend beside it, in the pixels of CSS.
  const UPRIGHT = [700, 560];
  const ACROSS = [830, 540];

  // Print a map as a sheet with its title, its legend and the list of the selected incidents; returns what ends that.
  dateline.printable = function (map, selection) {
    let sheet = null;
    const lay = () => {
      sheet?.remove();
      sheet = dateline.printSheet(map, selection);
      document.body.append(sheet);
      document.body.classList.add('dateline-printing');
    };
    const clear = () => {
      sheet?.remove();
      document.body.classList.remove('dateline-printing');
    };
    window.addEventListener('beforeprint', lay);
    window.addEventListener('afterprint', clear);
    return () => {
      window.removeEventListener('beforeprint', lay);
      window.removeEventListener('afterprint', clear);
    };
  };

  // In light colours whatever the reader's are: paper is white.
  dateline.printSheet = function (map, selection) {
    const enlarged = Math.max(1, map.getSize().x / UPRIGHT[0]);
    const { picture, legend } = dateline.inTheme(map, 'light', () => ({
      picture: copyOf(dateline.pictureOfMap(map, undefined, enlarged)), legend: legendOf(map, selection),
    }));
    picture.style.setProperty('--upright', `${widthIn(picture, UPRIGHT)}px`);
    picture.style.setProperty('--across', `${widthIn(picture, ACROSS)}px`);
    const asked = dateline.askedWords(selection);
    return el('div', 'dateline-print',
      foreign('h1', '', document.title),
      el('p', '', dateline.totalsWords(selection)),
      asked ? el('p', '', t('picture.asked', { what: asked })) : null,
      el('p', 'dateline-print-small', dateline.madeWords(selection.tables)),
      el('div', 'dateline-print-map', picture, legend),
      dateline.attribution(map).map(words => foreign('p', 'dateline-print-small', words)),
      list(selection));
  };

  // Chromium draws a canvas on paper at the next lower 64th of its size, and leaves the rest of its room empty.
  function widthIn({ width, height }, [mostWidth, mostHeight]) {
    return width * Math.floor(64 * Math.min(mostWidth / width, mostHeight / height)) / 64;
  }

  function legendOf(map, selection) {
    return el('div', 'dateline-print-legend', dateline.legendGroups(map, selection).map(({ heading, entries }) =>
      el('div', '', heading ? el('h2', '', heading) : null, entries.map(({ swatch, words }) =>
        el('div', 'dateline-entry', copyOf(swatch), words ? foreign('span', '', words) : null)))));
  }

  // As pixels: what is painted on a canvas step by step Chromium prints so, and hatches lose their transparency.
  function copyOf(canvas) {
    const copy = canvas.cloneNode();
    copy.getContext('2d').drawImage(canvas, 0, 0);
    return copy;
  }

  function list(selection) {
    const { tables } = selection;
    const rows = worstFirst(tables.incidents, selection.matching());
    if (!rows.length) {
      return null;
    }
    const heads = ['details.when', 'list.label', 'details.where', 'kind.killed', 'print.source'];
    return [
      el('table', '',
        el('thead', '', el('tr', '', heads.map(key => el('th', '', t(key))))),
        el('tbody', '', Array.from(rows.slice(0, MOST_ROWS), row => line(tables, row)))),
      rows.length > MOST_ROWS ? el('p', '', t('print.more', { n: rows.length - MOST_ROWS })) : null,
    ];
  }

  function line(tables, row) {
    const { incidents } = tables;
    const get = column => incidents.get(column, row);
    return el('tr', '',
      el('td', '', dateline.shortDate(get('date_start'), get('date_end'), get('date_prec'))),
      foreign('td', '', get('title')),
      foreign('td', '', dateline.placeWords(incidents, row) || t('details.noplace')),
      el('td', '', killed(get)),
      foreign('td', '', get('sources') ?? titles(tables, get('id')) ?? get('articles') ?? ''));
  }

  // The articles that report an incident by their titles, null where they have none.
  function titles(tables, id) {
    const { of, reports } = tables.statements();
    const known = (of.reports.get(id) || []).map(row => reports.get('title', row)).filter(title => title);
    return known.length ? [...new Set(known)].join('; ') : null;
  }

  function killed(get) {
    const known = dateline.figureWords(get('killed_low'), get('killed'), get('killed_high'), get('approximate'));
    const note = known?.note ? el('div', 'dateline-print-small', known.note) : null;
    return known ? [known.number, note] : t('details.silent');
  }

  // Running totals come last, as they hold what others may hold.
  function worstFirst(incidents, rows) {
    const deaths = dateline.leastKilled(incidents);
    const tally = incidents.numbers('tally');
    const days = incidents.days('date_start');
    const rank = row => (tally[row] > 0 ? -2 : Number.isNaN(deaths[row]) ? -1 : deaths[row]);
    const day = row => (Number.isNaN(days[row]) ? -Infinity : days[row]);
    const later = (one, other) => (day(other) > day(one)) - (day(one) > day(other));
    return rows.slice().sort((one, other) => rank(other) - rank(one) || later(one, other) || one - other);
  }
})(window.dateline = window.dateline || {});
