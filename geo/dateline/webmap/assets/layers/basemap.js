// The base map: land, borders and names.
(function (dateline) {
  'use strict';

  const REGIONS_FROM_ZOOM = 4.5;
  const NEAR_LINE_PX = 5;

  dateline.landLayer = options => new LandLayer(options);
  dateline.borderLayer = options => new BorderLayer(options);

  const LandLayer = dateline.Painted.extend({
    options: { stage: 'land' },
    rank: 0,

    getAttribution: () => dateline.t('credits.borders'),

    onAdd(map) {
      if (!this._rings) {
        const { land, step } = dateline.block(this.options.data);
        this._rings = new dateline.Lines(land, map, step);
      }
      map.getContainer().classList.add('dateline-sea');
      dateline.Painted.prototype.onAdd.call(this, map);
    },

    onRemove(map) {
      map.getContainer().classList.remove('dateline-sea');
      dateline.Painted.prototype.onRemove.call(this, map);
    },

    paint(ctx, view) {
      const rings = this._rings.inView(view);
      dateline.toWorld(ctx, view);
      ctx.lineJoin = 'round';
      // The sea is a little lighter along the coast, as it is on a printed map.
      dateline.strokeLines(ctx, view, rings, view.colours.shallow, Math.max(1, Math.min(9, 2 * view.zoom - 2)));
      const land = new Path2D();
      rings.forEach(ring => land.addPath(ring.path));
      ctx.fillStyle = view.colours.land;
      ctx.fill(land, 'evenodd');
      dateline.strokeLines(ctx, view, rings, view.colours.coast, view.zoom < 4 ? 0.6 : 0.9);
      // Two copies of the world meet where the land was cut.
      ctx.strokeStyle = view.colours.land;
      ctx.lineWidth = 2 / view.scale;
      rings.forEach(ring => ctx.stroke(ring.rim));
    },
  });

  const BorderLayer = dateline.Painted.extend({
    options: { stage: 'lines' },
    rank: 0,

    getAttribution: () => dateline.t('credits.borders'),

    onAdd(map) {
      if (!this._borders) {
        const data = dateline.block(this.options.data);
        const lines = packed => new dateline.Lines(packed, map, data.step);
        this._borders = lines(data.borders);
        this._disputed = data.disputed.map(one => new Disputed(one, map, data.step));
        this._countries = dateline.areaNames(data.countries, true, map);
        this._towns = dateline.townNames(data.towns, map);
        // A map of the world has thousands of divisions, which it shows only from near.
        this._regions = whenAsked(() => lines(data.regions));
        this._divisions = whenAsked(() => dateline.areaNames(data.divisions, false, map));
      }
      dateline.Painted.prototype.onAdd.call(this, map);
      // Above the symbols, which the names of the base map give way to.
      this._names = { rank: 6, paint: (ctx, view) => this._paintNames(ctx, view) };
      dateline.stage(map, 'symbols').add(this._names);
      dateline.listen(map);
    },

    onRemove(map) {
      dateline.stage(map, 'symbols').remove(this._names);
      dateline.Painted.prototype.onRemove.call(this, map);
    },

    paint(ctx, view) {
      dateline.toWorld(ctx, view);
      ctx.lineJoin = 'round';
      if (view.zoom >= REGIONS_FROM_ZOOM) {
        dateline.strokeLines(ctx, view, this._regions().inView(view), view.colours.region, 0.8);
      }
      const borders = this._borders.inView(view);
      if (view.zoom >= REGIONS_FROM_ZOOM) {
        dateline.strokeLines(ctx, view, borders, view.colours.frontier, 5);
      }
      dateline.strokeLines(ctx, view, borders, view.colours.border, view.zoom < 4 ? 0.8 : 1.2);
      // A casing in the colour of the land hides the unbroken line where a disputed one runs along it.
      const disputed = this._disputed.flatMap(one => one.lines.inView(view));
      dateline.strokeLines(ctx, view, disputed, view.colours.land, 3);
      dateline.strokeLines(ctx, view, disputed, view.colours.disputed, view.zoom < 4 ? 0.9 : 1.4, [5, 4]);
    },

    hits(point, view) {
      return this._disputed
        .filter(one => one.lines.inView(view).some(line => dateline.onLine(point, view, line.edge, NEAR_LINE_PX)))
        .map(one => ({ ...one.hit(), latLng: view.latLngAt(point) }));
    },

    _paintNames(ctx, view) {
      this._disputed.forEach(one => dateline.writeAlong(ctx, view, one.name, one.lines.inView(view)));
      // A tile map that has been chosen has names of its own.
      if (dateline.isNamed(view.map)) {
        return;
      }
      dateline.writeAreas(ctx, view, this._countries);
      dateline.writeTowns(ctx, view, this._towns);
      if (view.zoom >= REGIONS_FROM_ZOOM) {
        dateline.writeAreas(ctx, view, this._divisions());
      }
    },
  });

  function whenAsked(make) {
    let made = null;
    return () => (made = made || make());
  }

  // A disputed line: what it is, and between whom.
  class Disputed {
    constructor({ name, between, lines }, map, step) {
      this.name = dateline.term('disputed', name) || name;
      this.between = between.join(' – ');
      this.lines = new dateline.Lines(lines, map, step);
    }

    hit() {
      const { el, foreign, t } = dateline;
      return {
        title: `${this.name} (${this.between})`,
        offset: L.point(0, 0),
        content: () => [
          el('p', 'dateline-kind', t('legend.disputed')),
          foreign('h2', '', this.name),
          foreign('p', 'dateline-meta', this.between),
        ],
      };
    }
  }
})(window.dateline = window.dateline || {});
