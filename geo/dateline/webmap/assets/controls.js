// What stands in the corners of the map: the list, the legend, the layers; and the first view.
(function (dateline) {
  'use strict';

  const { el, foreign, button } = dateline;
  const NARROW_PX = 640;
  const LOW_PX = 620;
  const ROWS_AT_ONCE = 200;
  const MAX_FIRST_ZOOM = 9;

  dateline.incidentList = options => new IncidentList(options);
  dateline.legend = options => new Legend(options);
  dateline.layerControl = options => new LayerControl(options);
  dateline.credits = options => new Credits(options);

  // Open the map on a box, clear of the cards beside it.
  dateline.fit = function (map, box) {
    const left = dateline.leftEdge(map);
    map.fitBounds(box, {
      paddingTopLeft: [left + 30, left ? 30 : dateline.topEdge(map) + 20],
      paddingBottomRight: [dateline.rightEdge(map) + 30, 40],
      maxZoom: MAX_FIRST_ZOOM,
      animate: false,
    });
  };

  // How far the cards of a side reach into the map; nothing where they lie folded over it on a narrow one.
  dateline.leftEdge = map => edge(map, '.leaflet-left .dateline-open', rect => rect.right, 'left');
  dateline.rightEdge = map => edge(map, '.leaflet-right .dateline-open', rect => -rect.left, 'right');
  dateline.topEdge = map => {
    const cards = [...map.getContainer().querySelectorAll('.leaflet-top .dateline-card')];
    return Math.max(0, ...cards.map(card => card.getBoundingClientRect().bottom))
      - map.getContainer().getBoundingClientRect().top;
  };

  function edge(map, selector, reach, side) {
    const frame = map.getContainer().getBoundingClientRect();
    if (frame.width < 2 * NARROW_PX) {
      return 0;
    }
    const from = side === 'left' ? frame.left : -frame.right;
    const cards = [...map.getContainer().querySelectorAll(selector)];
    return Math.max(0, ...cards.map(card => reach(card.getBoundingClientRect()) - from));
  }

  // Whose data the places are: beside the attribution, in text nodes, as it may be anybody's text.
  const Credits = L.Control.extend({
    options: { position: 'bottomright' },

    addTo(map) {
      L.Control.prototype.addTo.call(this, map);
      // What stands in the other corner of a narrow map keeps clear of as many lines as there are.
      const lines = [...map.getContainer().querySelectorAll('.leaflet-control-attribution')];
      const height = () => lines.reduce((sum, one) => sum + one.offsetHeight, 0);
      this.sized = () => map.getContainer().style.setProperty('--foot', `${height()}px`);
      map.on('resize layeradd layerremove', this.sized);
      this.sized();
      return this;
    },

    onRemove(map) {
      map.off('resize layeradd layerremove', this.sized);
    },

    onAdd() {
      const lines = dateline.block(this.options.data).map(line => el('div', '', ...linked(`Places: ${line}`)));
      return el('div', 'leaflet-control-attribution dateline-credits', ...lines);
    },
  });

  function linked(text) {
    return text.split(/(https:\/\/[^\s,;]+)/)
      .map((part, index) => (index % 2 ? dateline.link(part, part) : foreign('span', '', part)));
  }

  // A card that can be folded to its heading.
  const Card = L.Control.extend({
    addTo(map) {
      if (map.getSize().x < NARROW_PX && this.options.narrowPosition) {
        this.options.position = this.options.narrowPosition;
      }
      return L.Control.prototype.addTo.call(this, map);
    },

    onAdd(map) {
      const body = el('div', 'dateline-body', this.content(map));
      const toggle = el('button', 'dateline-toggle', ...this.heading(map));
      toggle.type = 'button';
      toggle.addEventListener('click', () => fold(!this._open));
      const card = el('section', `dateline-card ${this.options.className}`, el(this.options.level, '', toggle), body);
      card.setAttribute('aria-label', this.options.label);
      const fold = open => {
        this._open = open;
        card.classList.toggle('dateline-open', open);
        toggle.setAttribute('aria-expanded', String(open));
        body.hidden = !open;
        if (open && map.getSize().x < NARROW_PX) {
          map.fire('dateline:unfold', { card });
        }
      };
      // On a narrow map one card at a time, as there is no room beside it.
      this.folder = event => event.card !== card && fold(false);
      map.on('dateline:unfold', this.folder);
      const size = map.getSize();
      fold(size.x >= NARROW_PX && (size.y >= LOW_PX || this.options.tall));
      L.DomEvent.disableClickPropagation(card);
      L.DomEvent.disableScrollPropagation(card);
      this.sized = () => card.style.setProperty('--map-height', `${map.getSize().y}px`);
      map.on('resize', this.sized);
      this.sized();
      return card;
    },

    onRemove(map) {
      map.off('resize', this.sized);
      map.off('dateline:unfold', this.folder);
    },
  });

  const IncidentList = Card.extend({
    options: { position: 'topleft', label: 'Incidents', className: 'dateline-list', level: 'h1', tall: true },

    heading() {
      const { incidents } = dateline.tables(this.options.data);
      return [foreign('span', 'dateline-heading', dateline.block(this.options.title)), el('span', 'dateline-summary', summary(incidents))];
    },

    content(map) {
      const tables = dateline.tables(this.options.data);
      const rows = worstFirst(tables.incidents);
      const located = rows.filter(row => tables.incidents.get('lat', row) !== null);
      const unplaced = rows.filter(row => tables.incidents.get('lat', row) === null);
      return [
        rows.length ? null : el('p', 'dateline-meta', 'No incident was found.'),
        listOf(map, tables, located),
        unplaced.length ? el('h2', 'dateline-unplaced', `Not on the map: ${dateline.number(unplaced.length)}`) : null,
        listOf(map, tables, unplaced),
      ];
    },
  });

  const Legend = Card.extend({
    options: { position: 'bottomright', label: 'Legend', className: 'dateline-legend', level: 'h2' },

    heading: () => [el('span', 'dateline-heading', 'Legend')],

    content() {
      const { incidents } = dateline.tables(this.options.data);
      const scale = new dateline.Scale(incidents);
      const symbol = { radius: 7, colour: '#57534c', shape: 'circle', vague: false };
      const rows = [...Array(incidents.rows).keys()];
      const has = test => rows.some(test);
      const vague = has(row => dateline.isVague(incidents.get('where_prec', row)));
      const tallies = has(row => incidents.get('tally', row));
      return [
        types(incidents),
        sizes(scale),
        el('h3', '', 'Place'),
        entry(dateline.symbolSwatch(symbol, 20), 'known'),
        vague ? entry(areaSwatch(symbol), 'known roughly: anywhere in the circle') : null,
        tallies ? entry(dateline.symbolSwatch({ ...symbol, radius: 9, shape: 'diamond' }, 20),
          'running total of a time or country') : null,
        this.options.places ? entry(dateline.placeSwatch(true), 'place named in the articles') : null,
        el('h3', '', 'Lines'),
        entry(lineSwatch('#8c8578', []), 'border'),
        entry(lineSwatch('#a3563f', [5, 4]), 'disputed border'),
      ];
    },
  });

  const LayerControl = Card.extend({
    options: { position: 'topright', narrowPosition: 'bottomright', label: 'Layers', className: 'dateline-layers', level: 'h2', layers: [] },

    heading: () => [el('span', 'dateline-heading', 'Layers')],

    content(map) {
      const names = dateline.block(this.options.names);
      const layers = this.options.layers.map((one, i) => ({ ...one, name: names[i] }));
      const bases = layers.filter(one => !one.overlay);
      const choose = chosen => bases.forEach(one => (one === chosen ? map.addLayer(one.layer) : map.removeLayer(one.layer)));
      return [
        bases.length > 1 ? bases.map(one => choice('radio', one, map, () => choose(one))) : null,
        layers.filter(one => one.overlay).map(one => choice('checkbox', one, map, input =>
          (input.checked ? map.addLayer(one.layer) : map.removeLayer(one.layer)))),
      ];
    },
  });

  function choice(kind, one, map, onChange) {
    const input = el('input', '');
    input.type = kind;
    input.name = kind === 'radio' ? 'dateline-base' : '';
    input.checked = map.hasLayer(one.layer);
    input.addEventListener('change', () => onChange(input));
    return el('label', 'dateline-choice', input, foreign('span', '', one.name));
  }

  function worstFirst(incidents) {
    const rows = [...Array(incidents.rows).keys()];
    const deaths = row => (incidents.get('tally', row) ? -2 : incidents.get('killed', row) ?? -1);
    const date = row => incidents.get('date_start', row) || '';
    const later = (one, other) => (date(one) > date(other) ? -1 : date(one) < date(other) ? 1 : one - other);
    return rows.sort((one, other) => deaths(other) - deaths(one) || later(one, other));
  }

  function listOf(map, tables, rows) {
    const list = el('ul', 'dateline-rows');
    let shown = 0;
    const more = button('dateline-more', 'Show more', () => grow(), 'Show more');
    const grow = () => {
      list.append(...rows.slice(shown, shown + ROWS_AT_ONCE).map(row => listItem(map, tables, row)));
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
      dateline.symbolSwatch(symbol, 18),
      el('span', 'dateline-text', foreign('span', 'dateline-title', get('title')),
        foreign('span', 'dateline-meta', meta.join(' · '))),
      killed ? el('span', 'dateline-killed',
        dateline.shortFigure(killed, get('killed_high'), get('approximate')), el('span', 'dateline-unit', 'killed')) : null);
    item.type = 'button';
    item.addEventListener('click', () => openFromList(map, tables, row));
    return el('li', '', item);
  }

  function openFromList(map, tables, row) {
    const get = column => tables.incidents.get(column, row);
    if (get('lat') === null) {
      dateline.showDetails(map, [{ tables, row }], true);
    } else if (!dateline.open(get('id'), true)) {
      // Its layer is switched off: the details stand by themselves.
      dateline.showDetails(map, [{ tables, row }], true);
    }
  }

  // "23 incidents · 215 killed (208 to 230)"; running totals are in neither.
  function summary(incidents) {
    let count = 0;
    let tallies = 0;
    const killed = { low: 0, best: 0, high: 0, open: false, any: false };
    for (let row = 0; row < incidents.rows; row += 1) {
      if (incidents.get('tally', row)) {
        tallies += 1;
        continue;
      }
      count += 1;
      const [low, best, high] = ['killed_low', 'killed', 'killed_high'].map(column => incidents.get(column, row));
      const middle = best ?? low ?? high;
      if (middle !== null) {
        killed.any = true;
        killed.low += low ?? middle;
        killed.best += middle;
        killed.high += high ?? middle;
        killed.open = killed.open || high === null;
      }
    }
    const n = dateline.number;
    const range = killed.open ? `${n(killed.low)} or more` : `${n(killed.low)} to ${n(killed.high)}`;
    const exact = !killed.open && killed.low === killed.high;
    return [
      dateline.plural(count, 'incident', 'incidents'),
      killed.any ? `${n(killed.best)} killed${exact ? '' : ` (${range})`}` : null,
      tallies ? dateline.plural(tallies, 'running total', 'running totals') : null,
    ].filter(part => part).join(' · ');
  }

  function types(incidents) {
    const counts = incidents.index('event_type');
    const known = Object.keys(dateline.style().types);
    const order = [...known.filter(type => counts.has(type)), ...[...counts.keys()].filter(type => !known.includes(type))];
    return order.map(type => {
      const { label, colour } = dateline.typeStyle(type);
      return entry(dateline.symbolSwatch({ radius: 7, colour, shape: 'circle', vague: false }, 20), label,
        dateline.number(counts.get(type).length));
    });
  }

  function sizes(scale) {
    const samples = scale.samples();
    if (!samples.length) {
      return null;
    }
    const largest = scale.radius(samples[0]);
    const picture = dateline.swatch(2 * largest + 90, 2 * largest + 10, ctx => {
      let below = 0;
      samples.forEach((killed, i) => {
        const radius = scale.radius(killed);
        const bottom = 2 * largest + 5;
        ctx.beginPath();
        ctx.arc(largest + 2, bottom - radius, radius, 0, 2 * Math.PI);
        ctx.strokeStyle = '#57534c';
        ctx.lineWidth = 1.2;
        ctx.stroke();
        const y = Math.max(bottom - 2 * radius, below + (i ? 13 : 6));
        below = y;
        ctx.beginPath();
        ctx.moveTo(largest + 2, bottom - 2 * radius);
        ctx.lineTo(2 * largest + 12, y);
        ctx.lineWidth = 0.7;
        ctx.stroke();
        ctx.font = `11px ${dateline.FONT}`;
        ctx.textBaseline = 'middle';
        ctx.fillStyle = '#2b2a28';
        ctx.fillText(dateline.number(killed), 2 * largest + 16, y);
      });
    });
    picture.removeAttribute('aria-hidden');
    picture.setAttribute('role', 'img');
    picture.setAttribute('aria-label', `Circles for ${samples.join(', ')} killed: the area grows with the deaths`);
    return [el('h3', '', 'Killed'), picture];
  }

  function areaSwatch(symbol) {
    return dateline.swatch(20, 20, ctx => {
      dateline.drawArea(ctx, 10, 10, 9, false);
      dateline.drawSymbol(ctx, 10, 10, { ...symbol, radius: 4, vague: true });
    });
  }

  function lineSwatch(colour, dash) {
    return dateline.swatch(20, 12, ctx => {
      ctx.strokeStyle = colour;
      ctx.lineWidth = 1.6;
      ctx.setLineDash(dash);
      ctx.beginPath();
      ctx.moveTo(0, 6);
      ctx.lineTo(20, 6);
      ctx.stroke();
    });
  }

  function entry(picture, words, count) {
    return el('div', 'dateline-entry', picture, foreign('span', '', words),
      count ? el('span', 'dateline-total', count) : null);
  }
})(window.dateline = window.dateline || {});
