// What is known of an incident, or of a place, as elements; and the popup or sheet that shows it.
(function (dateline) {
  'use strict';

  const { el, foreign, t, term } = dateline;
  const TIP_ROOM_PX = 12;
  const listening = new WeakSet();
  // What had the keyboard when details were opened from it, by map: it gets it back.
  const openers = new WeakMap();

  // Answer the pointer on a map: once, however many layers ask.
  dateline.listen = function (map) {
    if (listening.has(map)) {
      return;
    }
    listening.add(map);
    const tip = L.tooltip({ direction: 'top', className: 'dateline-tip', opacity: 1 });
    map.on('click', event => {
      const hits = dateline.stage(map, 'symbols').hits(event.layerPoint);
      if (hits.length) {
        map.removeLayer(tip);
        dateline.showDetails(map, hits);
      }
    });
    map.on('mousemove', event => {
      const [hit] = dateline.stage(map, 'symbols').hits(event.layerPoint);
      map.getContainer().classList.toggle('dateline-over', Boolean(hit));
      if (hit) {
        tip.options.offset = hit.offset.subtract([0, 2]);
        tip.setContent(foreign('span', '', hit.title)).setLatLng(hit.latLng).addTo(map);
      } else {
        map.removeLayer(tip);
      }
    });
    map.on('mouseout movestart', () => map.removeLayer(tip));
    map.on('popupclose', () => select(map, null));
    map.getContainer().addEventListener('keydown', event => {
      if (event.key === 'Escape') {
        dateline.closeDetails(map);
      }
    });
  };

  // Show one of several things that lie on one another, with a way to the others. `hits` is an array, or any object with
  // `length` and `at(index)`: a hit is asked for when it is shown, and may be made only then. A hit is {tables, row} of an
  // incident or {place, row} of a place, with `latLng` and `offset` where it has a point on the map.
  dateline.showDetails = function (map, hits, focus) {
    const opener = document.activeElement;
    // Where there is no room for a popup, details come as a sheet at the lower edge.
    const narrow = dateline.isNarrow(map);
    const show = narrow || !hits.at(0).latLng ? sheet(map) : popup(map);
    openers.set(map, focus ? opener : null);
    let at = 0;
    const turn = by => {
      at = (at + by + hits.length) % hits.length;
      const content = render();
      content.querySelector(by > 0 ? '.dateline-turn:last-child' : '.dateline-turn').focus({ preventScroll: true });
    };
    const render = () => {
      const hit = hits.at(at);
      const pager = hits.length > 1 ? pages(at, hits.length, turn) : null;
      const content = el('article', 'dateline-details', pager,
        hit.place ? placeDetails(hit.place, hit.row) : incidentDetails(hit.tables, hit.row));
      content.tabIndex = -1;
      show(hit, content);
      select(map, hit.place ? null : hit.tables.incidents.get('id', hit.row));
      return content;
    };
    const content = render();
    if (focus) {
      content.focus({ preventScroll: true });
    }
  };

  dateline.closeDetails = function (map) {
    map.closePopup();
    map.getContainer().querySelectorAll('.dateline-sheet').forEach(open => open.remove());
    select(map, null);
    const opener = openers.get(map);
    openers.delete(map);
    if (opener && opener.isConnected) {
      opener.focus({ preventScroll: true });
    }
  };

  function select(map, id) {
    dateline.selected = id;
    dateline.stage(map, 'symbols').repaint();
    map.fire('dateline:select', { id });
  }

  function popup(map) {
    dateline.closeDetails(map);
    let open = null;
    return (hit, content) => {
      if (open && open.isOpen()) {
        open.options.offset = hit.offset.add([0, 4]);
        open.setLatLng(hit.latLng).setContent(content);
        return;
      }
      const size = map.getSize();
      open = L.popup({
        className: 'dateline-popup',
        minWidth: 300,
        maxWidth: 380,
        maxHeight: Math.max(160, Math.min(520, size.y - 130)),
        offset: hit.offset.add([0, 4]),
        autoPanPaddingTopLeft: [dateline.leftEdge(map) + TIP_ROOM_PX, TIP_ROOM_PX],
        autoPanPaddingBottomRight: [dateline.rightEdge(map) + TIP_ROOM_PX, TIP_ROOM_PX],
      });
      open.setLatLng(hit.latLng).setContent(content).openOn(map);
    };
  }

  function sheet(map) {
    dateline.closeDetails(map);
    const body = el('div', 'dateline-sheet-body');
    const panel = el('section', 'dateline-sheet', dateline.button('dateline-close', t('details.close'), () => dateline.closeDetails(map), '×'), body);
    panel.setAttribute('role', 'dialog');
    panel.setAttribute('aria-label', t('details.label'));
    L.DomEvent.disableClickPropagation(panel);
    L.DomEvent.disableScrollPropagation(panel);
    map.getContainer().append(panel);
    return (hit, content) => {
      body.replaceChildren(content);
      body.scrollTop = 0;
      if (hit.latLng) {
        const size = map.getSize();
        map.panInside(hit.latLng, {
          paddingTopLeft: [40, 90],
          paddingBottomRight: [40, Math.min(panel.offsetHeight + 40, size.y * 0.75)],
        });
      }
    };
  }

  function pages(at, count, turn) {
    return el('div', 'dateline-pages',
      dateline.button('dateline-turn', t('details.previous'), () => turn(-1), '‹'),
      el('span', '', t('details.page', { at: at + 1, count })),
      dateline.button('dateline-turn', t('details.next'), () => turn(1), '›'));
  }

  function placeDetails(table, row) {
    const get = column => table.get(column, row);
    return [
      el('p', 'dateline-kind', dateline.featureLabel(get('feature_class'))),
      foreign('h2', '', get('name')),
      get('country') ? foreign('p', 'dateline-meta', get('country')) : null,
      el('p', 'dateline-meta', [
        t('details.mentions', { n: get('mentions') || 0 }),
        t('details.articles', { n: get('articles') || 0 }),
        `· ${t('details.incidents', { n: get('incidents') || 0 })}`,
      ].join(' ')),
    ];
  }

  function incidentDetails(tables, row) {
    const get = column => tables.incidents.get(column, row);
    const type = dateline.typeStyle(get('event_type'));
    const dot = el('span', 'dateline-dot');
    dot.style.backgroundColor = type.colour;
    const id = get('id');
    return [
      el('p', 'dateline-kind', dot, foreign('span', '', type.label), badges(get)),
      foreign('h2', '', get('title')),
      facts(tables, row, get),
      figures(get),
      get('casualties') ? foreign('p', 'dateline-casualties', get('casualties')) : null,
      get('actors') ? el('p', 'dateline-meta', `${t('details.involved')}: `, foreign('span', '', get('actors'))) : null,
      whoSaysWhat(tables, id, get),
      reports(tables, id, get),
      get('confidence') === null ? null
        : el('p', 'dateline-foot', t('details.machine', { percent: Math.round(get('confidence') * 100) })),
    ];
  }

  function badges(get) {
    return ['tally', 'disputed', 'approximate'].filter(get)
      .map(flag => el('span', `dateline-badge dateline-badge-${flag}`, t(`badge.${flag}`)));
  }

  function facts(tables, row, get) {
    const { incidents } = tables;
    const statements = tables.statements();
    const place = dateline.placeWords(incidents, row);
    const located = get('lat') !== null;
    const inArticle = column => {
      const said = (statements.of.reports.get(get('id')) || []).map(one => statements.reports.get(column, one));
      const words = said.find(one => one && one !== get('place'));
      return words ? [`${t('details.inarticle')}: `, foreign('q', '', words)] : null;
    };
    return el('div', 'dateline-facts',
      fact(t('details.when'), dateline.dateWords(get('date_start'), get('date_end'), get('date_prec')),
        get('date_start') ? null : inArticle('date_text')),
      fact(t('details.where'), place || t('details.noplace'),
        located ? dateline.precisionWords(incidents, row) : t('details.nopoint'),
        Math.abs(get('lat')) > L.Projection.SphericalMercator.MAX_LATITUDE ? t('details.polar', { lat: get('lat') }) : null,
        !located || dateline.isVague(get('where_prec')) ? inArticle('where_text') : null),
      get('border_km') === null ? null : fact(t('details.border'),
        t(get('border_with') ? 'details.borderwith' : 'details.borderkm', { km: get('border_km'), country: get('border_with') })));
  }

  function fact(name, value, ...notes) {
    return el('div', 'dateline-fact', el('span', 'dateline-name', name),
      el('span', '', foreign('span', 'dateline-value', value),
        notes.filter(note => note).map(note => el('span', 'dateline-note', note))));
  }

  // The deaths always, as "not stated" unlike 0; the other kinds where something is stated.
  function figures(get) {
    const rows = dateline.KINDS.map(kind => {
      const words = dateline.figureWords(get(`${kind}_low`), get(kind), get(`${kind}_high`), get('approximate'));
      return words || kind === 'killed' ? [kind, words] : null;
    });
    return el('div', 'dateline-figures', rows.filter(one => one).map(([kind, words]) =>
      el('div', `dateline-figure${kind === 'killed' && words ? ' dateline-deaths' : ''}`,
        el('span', 'dateline-name', dateline.kindLabel(kind)),
        el('span', words ? 'dateline-count' : 'dateline-silent', words || t('details.silent')))));
  }

  // Who says what: every report's own sentence, and figures and claims under the sentence that states them.
  function whoSaysWhat(tables, id, get) {
    const statements = tables.statements();
    const sentences = new Map();
    const add = (name, line) => {
      for (const row of statements.of[name].get(id) || []) {
        const read = column => statements[name].get(column, row);
        const key = `${read('article')}\n${read('quote')}`;
        if (!sentences.has(key)) {
          sentences.set(key, { quote: read('quote'), article: read('article'), lines: [] });
        }
        sentences.get(key).lines.push(line(read));
      }
    };
    add('reports', () => null);
    add('figures', figureLine);
    add('claims', claimLine);
    const several = (statements.of.reports.get(id) || []).length > 1;
    const told = [...sentences.values()].filter(({ quote, lines }) => quote || lines.some(line => line));
    if (!told.length) {
      return get('quote') ? foreign('blockquote', '', get('quote')) : null;
    }
    return el('section', 'dateline-statements', el('h3', '', t('details.who')),
      told.map(({ quote, article, lines }) => el('div', 'dateline-statement', lines,
        quote ? foreign('blockquote', '', quote) : null, several ? sourceLine(statements, id, article) : null)));
  }

  function figureLine(read) {
    const words = dateline.figureWords(read('low'), read('best'), read('high'), read('approximate'));
    const notes = [read('assailant') ? t('details.attackers') : null, term('use', read('use'))];
    return el('p', 'dateline-line',
      el('b', '', `${dateline.kindLabel(read('kind'))}: ${words || t('details.silent')}`),
      read('party') ? [' · ', foreign('span', '', read('party'))] : null,
      notes.filter(note => note).map(note => ` · ${note}`),
      saidBy(read));
  }

  function claimLine(read) {
    const about = term('about', read('about')) || read('about') || t('about.other');
    return el('p', 'dateline-line', el('b', '', foreign('span', '', about), ': '),
      foreign('span', '', read('value')), saidBy(read));
  }

  function saidBy(read) {
    return read('said_by') ? el('span', 'dateline-said', ` · ${t('details.says')} `, foreign('span', '', read('said_by'))) : null;
  }

  function sourceLine({ of, reports: table }, id, article) {
    const row = (of.reports.get(id) || []).find(one => table.get('article', one) === article);
    return row === undefined ? null : el('p', 'dateline-source', sourceOf(table, row));
  }

  function reports(tables, id, get) {
    const { of, reports: table } = tables.statements();
    const rows = of.reports.get(id) || [];
    if (!rows.length) {
      return get('sources') ? el('p', 'dateline-source', `${t('details.source')}: `, foreign('span', '', get('sources'))) : null;
    }
    const seen = new Map(rows.map(row => [table.get('article', row), row]));
    return el('section', 'dateline-reports', el('h3', '', seen.size === 1 ? t('details.reported') : t('details.reportedby', { count: seen.size })),
      [...seen.values()].map(row => el('p', 'dateline-source', sourceOf(table, row))));
  }

  function sourceOf(table, row) {
    const get = column => table.get(column, row);
    const name = [get('source'), get('title')].filter(part => part).join(' – ') || get('article') || t('details.unnamed');
    const published = get('published') ? `, ${dateline.shortDate(get('published'), null, 1)}` : '';
    return [dateline.link(get('url'), name), published];
  }
})(window.dateline = window.dateline || {});
