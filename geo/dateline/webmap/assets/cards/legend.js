// What the colours, sizes and lines of the map mean, and how many of each type are selected.
(function (dateline) {
  'use strict';

  const { el, foreign, t } = dateline;

  dateline.legend = options => new Legend(options);

  const Legend = dateline.Card.extend({
    options: { position: 'bottomright', label: 'legend.label', className: 'dateline-legend' },

    content(map) {
      this.selection = dateline.selection(this.options.data);
      const { incidents } = this.selection.tables;
      const scale = new dateline.Scale(incidents);
      const symbol = { radius: 7, colour: '#57534c', shape: 'circle', vague: false };
      const rows = [...Array(incidents.rows).keys()];
      const has = test => rows.some(test);
      const vague = has(row => dateline.isVague(incidents.get('where_prec', row)));
      const tallies = has(row => incidents.get('tally', row));
      return [
        this.types(map),
        sizes(map, scale),
        el('h3', '', t('legend.place')),
        entry(dateline.symbolSwatch(map, symbol, 20), t('legend.known')),
        vague ? entry(areaSwatch(map, symbol), t('legend.rough')) : null,
        entry(clusterSwatch(map), t('legend.cluster')),
        tallies ? entry(dateline.symbolSwatch(map, { ...symbol, radius: 9, shape: 'diamond' }, 20),
          t('legend.tally')) : null,
        this.options.places ? entry(dateline.placeSwatch(map, true), t('legend.named')) : null,
        entry(dateline.townSwatch(map), t('legend.town')),
        el('h3', '', t('legend.lines')),
        entry(lineSwatch(map, 'border', []), t('legend.border')),
        entry(lineSwatch(map, 'disputed', [5, 4]), t('legend.disputed')),
        this.overlays(map),
      ];
    },

    // The reader's own layers, those that are shown.
    overlays(map) {
      const list = el('div', '');
      const show = () => {
        const own = [];
        map.eachLayer(layer => (layer.swatch ? own.push(entry(layer.swatch(map), layer.title())) : null));
        list.replaceChildren(...own);
      };
      map.on('layeradd layerremove', ({ layer }) => (layer.swatch ? show() : null));
      show();
      return list;
    },

    // A line a type, with how many are selected; it is a button that asks for the type, where there is more than one.
    types(map) {
      const facet = this.selection.facets.get('type');
      const { of } = this.selection.tables.incidents.coded('event_type');
      const lines = dateline.typesInOrder(of).map(type => {
        const count = el('span', 'dateline-total');
        const parts = [dateline.typeSwatch(map, type), foreign('span', '', dateline.typeStyle(type).label), count];
        const node = facet ? this.typeButton(type, parts) : el('div', 'dateline-entry', ...parts);
        node.dataset.type = type;
        return { type, count, node };
      });
      this.follow(this.selection, () => {
        const found = facet ? facet.counts(this.selection) : new Map([[of[0], this.selection.matching().length]]);
        const wanted = this.selection.get('type');
        for (const { type, count, node } of lines) {
          count.textContent = dateline.number(found.get(type));
          if (facet) {
            node.setAttribute('aria-pressed', String(Boolean(wanted?.includes(type))));
            node.classList.toggle('dateline-off', Boolean(wanted) && !wanted.includes(type));
          }
        }
      });
      return lines.map(line => line.node);
    },

    typeButton(type, parts) {
      const node = el('button', 'dateline-entry', ...parts);
      node.type = 'button';
      node.title = t('legend.ask');
      node.addEventListener('click', () => {
        const wanted = this.selection.get('type') ?? [];
        const others = wanted.filter(other => other !== type);
        const now = others.length < wanted.length ? others : [...wanted, type];
        this.selection.set({ type: now.length ? now : null });
      });
      return node;
    },
  });

  dateline.typeSwatch = (map, type) => dateline.symbolSwatch(map,
    { radius: 7, colour: dateline.typeStyle(type).colour, shape: 'circle', vague: false }, 20);

  function sizes(map, scale) {
    const samples = scale.samples();
    if (!samples.length) {
      return null;
    }
    const largest = scale.radius(samples[0]);
    const picture = dateline.swatch(map, 2 * largest + 90, 2 * largest + 10, (ctx, colours) => {
      let below = 0;
      samples.forEach((killed, i) => {
        const radius = scale.radius(killed);
        const bottom = 2 * largest + 5;
        ctx.beginPath();
        ctx.arc(largest + 2, bottom - radius, radius, 0, 2 * Math.PI);
        ctx.strokeStyle = colours.quiet;
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
        ctx.fillStyle = colours.ink;
        ctx.fillText(dateline.number(killed), 2 * largest + 16, y);
      });
    });
    picture.removeAttribute('aria-hidden');
    picture.setAttribute('role', 'img');
    picture.setAttribute('aria-label', t('legend.sizes', { samples: samples.map(dateline.number).join(', ') }));
    return [el('h3', '', t('kind.killed')), picture];
  }

  function areaSwatch(map, symbol) {
    return dateline.swatch(map, 20, 20, (ctx, colours) => {
      dateline.drawArea(ctx, 10, 10, 9, false, colours);
      dateline.drawSymbol(ctx, 10, 10, { ...symbol, radius: 4, vague: true }, false, colours);
    });
  }

  function clusterSwatch(map) {
    const shares = Object.values(dateline.style().types).slice(0, 3).map(({ colour }, i) => [colour, 3 - i]);
    return dateline.swatch(map, 36, 36, (ctx, colours) =>
      dateline.drawCluster(ctx, 18, 18, { radius: 17, size: 12, killed: 34, shares, rough: false }, colours));
  }

  function lineSwatch(map, colour, dash) {
    return dateline.swatch(map, 20, 12, (ctx, colours) => {
      ctx.strokeStyle = colours[colour];
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
      count);
  }
})(window.dateline = window.dateline || {});
