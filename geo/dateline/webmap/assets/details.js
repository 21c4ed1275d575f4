// What is known of an incident, or of a place, as elements; and the popup or sheet that shows it.
(function (dateline) {
  'use strict';

  const { el, foreign } = dateline;
  const ABOUT = { __proto__: null, place: 'Where', actors: 'Who', event_type: 'What' };
  // Narrower maps have no room for a popup: details come as a sheet at the lower edge.
  const SHEET_BELOW_PX = 640;
  const TIP_ROOM_PX = 12;
  // What a figure is to the total; one that is counted needs no word.
  const USES = {
    __proto__: null,
    part: 'part of another figure', repeated: 'told again', superseded: 'an earlier toll, since replaced',
    rival: 'another count of the same',
  };
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

  // Show one of several things that lie on one another, with a way to the others.
  dateline.showDetails = function (map, hits, focus) {
    const opener = document.activeElement;
    const narrow = map.getSize().x < SHEET_BELOW_PX;
    const show = narrow || !hits[0].latLng ? sheet(map) : popup(map);
    openers.set(map, focus ? opener : null);
    let at = 0;
    const turn = by => {
      at = (at + by + hits.length) % hits.length;
      const content = render();
      content.querySelector(by > 0 ? '.dateline-turn:last-child' : '.dateline-turn').focus({ preventScroll: true });
    };
    const render = () => {
      const hit = hits[at];
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
    const panel = el('section', 'dateline-sheet', dateline.button('dateline-close', 'Close', () => dateline.closeDetails(map), '×'), body);
    panel.setAttribute('role', 'dialog');
    panel.setAttribute('aria-label', 'Details');
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
      dateline.button('dateline-turn', 'Previous', () => turn(-1), '‹'),
      el('span', '', `${at + 1} of ${count} here`),
      dateline.button('dateline-turn', 'Next', () => turn(1), '›'));
  }

  function placeDetails(table, row) {
    const get = column => table.get(column, row);
    return [
      el('p', 'dateline-kind', dateline.featureLabel(get('feature_class'))),
      foreign('h2', '', get('name')),
      get('country') ? foreign('p', 'dateline-meta', get('country')) : null,
      el('p', 'dateline-meta', [
        dateline.plural(get('mentions') || 0, 'mention', 'mentions'),
        `in ${dateline.plural(get('articles') || 0, 'article', 'articles')}`,
        `· ${dateline.plural(get('incidents') || 0, 'incident', 'incidents')} here`,
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
      get('actors') ? el('p', 'dateline-meta', 'Involved: ', foreign('span', '', get('actors'))) : null,
      statements(tables, id, get),
      reports(tables, id, get),
      get('confidence') === null ? null
        : el('p', 'dateline-foot', `Read by machine · confidence ${Math.round(get('confidence') * 100)} %`),
    ];
  }

  function badges(get) {
    const words = [
      [get('tally'), 'running total'], [get('disputed'), 'disputed'], [get('approximate'), 'approximate'],
    ];
    return words.filter(([on]) => on).map(([, word]) => el('span', `dateline-badge dateline-${word[0]}`, word));
  }

  function facts(tables, row, get) {
    const { incidents } = tables;
    const place = dateline.placeWords(incidents, row);
    const located = get('lat') !== null;
    const inArticle = column => {
      const said = (tables.byIncident.reports.get(get('id')) || []).map(one => tables.reports.get(column, one));
      const words = said.find(one => one && one !== get('place'));
      return words ? ['in the article: ', foreign('q', '', words)] : null;
    };
    return el('div', 'dateline-facts',
      fact('When', dateline.dateWords(get('date_start'), get('date_end'), get('date_prec')),
        get('date_start') ? null : inArticle('date_text')),
      fact('Where', place || 'place not known',
        located ? dateline.precisionWords(incidents, row) : 'not on the map: no point is known',
        !located || dateline.isVague(get('where_prec')) ? inArticle('where_text') : null),
      get('border_km') === null ? null : fact('Border', `${get('border_km')} km from the border`
        + (get('border_with') ? ` with ${get('border_with')}` : '')));
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
        el('span', words ? 'dateline-count' : 'dateline-silent', words || 'not stated'))));
  }

  // Who says what: every report's own sentence, and figures and claims under the sentence that states them.
  function statements(tables, id, get) {
    const sentences = new Map();
    const add = (name, line) => {
      for (const row of tables.byIncident[name].get(id) || []) {
        const read = column => tables[name].get(column, row);
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
    const several = (tables.byIncident.reports.get(id) || []).length > 1;
    const told = [...sentences.values()].filter(({ quote, lines }) => quote || lines.some(line => line));
    if (!told.length) {
      return get('quote') ? foreign('blockquote', '', get('quote')) : null;
    }
    return el('section', 'dateline-statements', el('h3', '', 'Who says what'),
      told.map(({ quote, article, lines }) => el('div', 'dateline-statement', lines,
        quote ? foreign('blockquote', '', quote) : null, several ? sourceLine(tables, id, article) : null)));
  }

  function figureLine(read) {
    const words = dateline.figureWords(read('low'), read('best'), read('high'), read('approximate'));
    const notes = [read('assailant') ? 'of the attackers' : null, USES[read('use')]];
    return el('p', 'dateline-line',
      el('b', '', `${dateline.kindLabel(read('kind'))}: ${words || 'not stated'}`),
      read('party') ? [' · ', foreign('span', '', read('party'))] : null,
      notes.filter(note => note).map(note => ` · ${note}`),
      saidBy(read));
  }

  function claimLine(read) {
    const about = ABOUT[read('about')] || read('about') || 'Claim';
    return el('p', 'dateline-line', el('b', '', foreign('span', '', about), ': '),
      foreign('span', '', read('value')), saidBy(read));
  }

  function saidBy(read) {
    return read('said_by') ? el('span', 'dateline-said', ' · according to ', foreign('span', '', read('said_by'))) : null;
  }

  function sourceLine(tables, id, article) {
    const row = (tables.byIncident.reports.get(id) || []).find(one => tables.reports.get('article', one) === article);
    return row === undefined ? null : el('p', 'dateline-source', sourceOf(tables.reports, row));
  }

  function reports(tables, id, get) {
    const rows = tables.byIncident.reports.get(id) || [];
    if (!rows.length) {
      return get('sources') ? el('p', 'dateline-source', 'Source: ', foreign('span', '', get('sources'))) : null;
    }
    const seen = new Map(rows.map(row => [tables.reports.get('article', row), row]));
    return el('section', 'dateline-reports', el('h3', '', seen.size === 1 ? 'Reported by' : `Reported by ${seen.size}`),
      [...seen.values()].map(row => el('p', 'dateline-source', sourceOf(tables.reports, row))));
  }

  function sourceOf(table, row) {
    const get = column => table.get(column, row);
    const name = [get('source'), get('title')].filter(part => part).join(' – ') || get('article') || 'source';
    const published = get('published') ? `, ${dateline.shortDate(get('published'), null, 1)}` : '';
    return [dateline.link(get('url'), name), published];
  }
})(window.dateline = window.dateline || {});
