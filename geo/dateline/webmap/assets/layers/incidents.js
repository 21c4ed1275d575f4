// Incidents and running totals on the map.
(function (dateline) {
  'use strict';

  const { el, foreign, t } = dateline;

  const PLACE_NAMES_FROM_ZOOM = 5.5;
  const MOST_NAMES = 60;
  // A cluster bears the name of a place where so much of it happened.
  const NAMED_SHARE = 0.5;
  const TYPES_IN_TIP = 3;
  // An area that was too large for the map takes up this much of its shorter side.
  const AREA_SHARE = 0.8;
  // What lies nearer together than this at the closest zoom cannot be told apart by zooming.
  const ONE_POINT_PX = 12;
  // How often the map comes nearer to what is opened in a cluster.
  const STEPS_IN = 2;
  const KNOWN = 0;
  const ROUGH = 1;
  const TALLY = 2;
  const onMaps = new Set();

  // How far beside a thing a finger or the pointer may be.
  dateline.FINGER = window.matchMedia('(pointer: coarse)').matches ? 8 : 2;

  dateline.incidentLayer = options => new IncidentLayer({ ...options, tallies: false });
  dateline.tallyLayer = options => new IncidentLayer({ ...options, tallies: true });

  // How many incidents are shown, alone or in clusters; for tests and the curious.
  Object.defineProperty(dateline, 'markers', {
    get: () => [...onMaps].reduce((sum, layer) => sum + layer.rows().length, 0),
  });

  // Show the details of an incident by its id; tells whether it is on the map.
  dateline.open = function (id, focus) {
    for (const layer of onMaps) {
      const row = layer.scene.rowOf(id);
      if (row >= 0 && layer.has(row)) {
        layer.open(row, focus);
        return true;
      }
    }
    return false;
  };

  const IncidentLayer = dateline.Painted.extend({
    options: { stage: 'symbols' },

    getAttribution: () => dateline.t('credits.geonames'),

    onAdd(map) {
      this.rank = this.options.tallies ? 2 : 3;
      this.scene = dateline.scene(map, this.options.data);
      this.scene.use(this.options.tallies, 1);
      this.tables = this.scene.tables;
      this.selection = this.scene.selection;
      this._stop = this.selection.listen(() => this._stage.repaint());
      dateline.Painted.prototype.onAdd.call(this, map);
      this._aside = this.options.tallies ? [] : [
        { rank: 0, paint: (ctx, view) => this.scene.areas.paint(ctx, view, this._selectedRow()) },
        { rank: 4, paint: (ctx, view) => this._paintNames(ctx, view) },
      ];
      this._aside.forEach(painter => this._stage.add(painter));
      this._pointed = { paint: (ctx, view) => this.scene.areas.paintOf(ctx, view, this._pointedRows), rank: 0 };
      this._pointedRows = [];
      dateline.stage(map, 'hints').add(this._pointed);
      map.on('dateline:hover', this._point, this);
      onMaps.add(this);
      dateline.listen(map);
    },

    onRemove(map) {
      this._aside.forEach(painter => this._stage.remove(painter));
      map.off('dateline:hover', this._point, this);
      dateline.stage(map, 'hints').remove(this._pointed);
      onMaps.delete(this);
      this._stop();
      this.scene.use(this.options.tallies, -1);
      dateline.Painted.prototype.onRemove.call(this, map);
    },

    // The areas of what the pointer is over are drawn, however many there are of others.
    _point({ hit }) {
      const rows = hit && hit.layer === this ? hit.rows : [];
      if (rows.length !== this._pointedRows.length || rows[0] !== this._pointedRows[0]) {
        this._pointedRows = rows;
        dateline.stage(this._map, 'hints').repaint();
      }
    },

    // Whether a row is one of this layer, and selected.
    has(row) {
      return Boolean(this.scene.marks.tally[row]) === this.options.tallies && this.scene.isShown(row);
    },

    rows() {
      return this.scene.rows().filter(row => this.has(row));
    },

    paint(ctx, view) {
      const { arrangement, items } = this._frame(view);
      const selected = this._selectedRow();
      for (const item of items) {
        if (item.row >= 0) {
          dateline.stampSymbol(ctx, item.x, item.y, this._symbol(item.row), view);
        } else if (arrangement.kind[item.thing] === TALLY) {
          dateline.drawTallies(ctx, item.x, item.y, arrangement.size[item.thing], view.colours);
        } else {
          dateline.drawCluster(ctx, item.x, item.y, this._cluster(arrangement, item), view.colours);
        }
      }
      if (selected !== null) {
        const { x, y, radius, row } = this._spot(selected, view);
        // In a cluster that will not open, the cluster is marked.
        row === selected ? dateline.drawSymbol(ctx, x, y, this._symbol(selected), true, view.colours)
          : dateline.drawSelection(ctx, x, y, { radius, shape: 'circle' }, view.colours);
      }
    },

    hits(point, view) {
      const { arrangement, items } = this._frame(view);
      const distance = item => Math.hypot(item.x - point.x, item.y - point.y) - item.radius;
      const under = items.filter(item => distance(item) <= dateline.FINGER)
        .sort((one, other) => distance(one) - distance(other)).slice(0, 1);
      return under.map(item =>
        (item.row >= 0 ? this._hit(item.row, item, view) : this._clusterHit(arrangement, item, view)));
    },

    // Where a row is drawn, alone or in a cluster, as a layer point with its radius; null where it is not of this
    // layer.
    spotOf(data, row) {
      return data === this.options.data && this.has(row) ? this._spot(row, this._stage._view()) : null;
    },

    // Show the details of a row, nearer where it is in a cluster there.
    open(row, focus) {
      for (let step = 0; step < STEPS_IN && !this._isAlone(row); step += 1) {
        this._comeNearer(row);
      }
      this._makeRoom(row);
      const view = this._stage._view();
      const hit = this._hit(row, this._spot(row, view), view);
      dateline.showDetails(this._map, [{ ...hit, latLng: dateline.nearest(this._map, hit.latLng) }], focus);
    },

    _frame(view) {
      const { arrangement, items } = this.scene.frame(view);
      const own = ({ thing }) => (arrangement.kind[thing] === TALLY) === this.options.tallies;
      return { arrangement, items: items.filter(own) };
    },

    _symbol(row) {
      const { marks } = this.scene;
      return {
        radius: marks.radius[row],
        colour: marks.colours[marks.type[row]],
        shape: marks.tally[row] ? 'diamond' : 'circle',
        vague: Boolean(marks.rough[row]),
      };
    },

    _cluster(arrangement, { thing, radius }) {
      const shares = arrangement.typesOf(thing).map(([code, count]) => [this.scene.marks.colours[code], count]);
      return { radius, shares, size: arrangement.size[thing], killed: arrangement.killed[thing],
        rough: arrangement.kind[thing] === ROUGH };
    },

    // The row whose details are open, where it is one of this layer; null where there is none.
    _selectedRow() {
      const id = dateline.selected ?? null;
      if (!this._selected || this._selected.id !== id) {
        this._selected = { id, row: id === null ? -1 : this.scene.rowOf(id) };
      }
      const { row } = this._selected;
      return row >= 0 && this.has(row) ? row : null;
    },

    // Where a row is drawn, by itself or in a cluster, as a layer point with its radius; where it is out of view, its
    // own point.
    _spot(row, view) {
      const { marks } = this.scene;
      const { arrangement, items } = this._frame(view);
      const thing = arrangement.thingOf(row);
      return items.find(one => one.row === row) || items.find(one => one.thing === thing && one.row < 0)
        || { x: marks.x[row] * view.scale - view.origin.x, y: marks.y[row] * view.scale - view.origin.y,
          radius: marks.radius[row], row };
    },

    _isAlone(row) {
      return this.scene.arrangement(this._map.getZoom()).isAlone(row);
    },

    _comeNearer(row) {
      const arrangement = this.scene.arrangement(this._map.getZoom());
      const box = arrangement.boundsOf(arrangement.thingOf(row));
      if (!this._isOnePoint(box)) {
        this._zoomTo(box, false);
      }
    },

    // Zoom out where the area in which it happened is larger than the map shows.
    _makeRoom(row) {
      const { marks } = this.scene;
      const size = this._map.getSize();
      const radius = marks.km[row] > 0 ? marks.area[row] * this._stage._view().scale : 0;
      const excess = 2 * radius / Math.min(size.x, size.y);
      if (excess > 1) {
        this._map.setView(dateline.nearest(this._map, this.scene.latLngOf(row)),
          this._map.getZoom() - Math.log2(excess / AREA_SHARE), { animate: false });
      }
    },

    _hit(row, { x, y, radius }, view) {
      const latLng = this.scene.latLngOf(row);
      const own = view.at(this._map.options.crs.latLngToPoint(latLng, 0));
      return {
        layer: this,
        row,
        rows: [row],
        tables: this.tables,
        latLng,
        offset: L.point(x - own.x, y - own.y - radius),
        title: this.tables.incidents.get('title', row),
      };
    },

    _clusterHit(arrangement, { thing, x, y, radius }, view) {
      const world = L.point(x, y).add(view.origin).divideBy(view.scale);
      const latLng = this._map.options.crs.pointToLatLng(world, 0);
      const rows = arrangement.rowsOf(thing);
      return {
        layer: this,
        row: rows[0],
        rows,
        tables: this.tables,
        latLng,
        offset: L.point(0, -radius),
        size: arrangement.size[thing],
        tip: () => this._tip(arrangement, thing),
        enter: focus => this._enter(arrangement, thing, { latLng, offset: L.point(0, -radius) }, focus),
      };
    },

    // Zoom to what is in a cluster; where it lies on one point, show the details of all.
    _enter(arrangement, thing, { latLng, offset }, focus) {
      const box = arrangement.boundsOf(thing);
      if (!this._isOnePoint(box) && this._map.getZoom() < dateline.closestZoom(this._map)) {
        this._zoomTo(box, true);
        return;
      }
      const at = dateline.nearest(this._map, latLng);
      const hits = Array.from(arrangement.rowsOf(thing), row =>
        ({ layer: this, row, tables: this.tables, latLng: at, offset }));
      dateline.showDetails(this._map, hits, focus);
    },

    _isOnePoint({ left, top, right, bottom }) {
      const { crs } = this._map.options;
      const scale = crs.scale(dateline.closestZoom(this._map)) / crs.scale(0);
      return Math.hypot(right - left, bottom - top) * scale < ONE_POINT_PX;
    },

    // Zoom in so far that a box, in the pixels of zoom 0, fills what the cards leave free.
    _zoomTo({ left, top, right, bottom }, animate) {
      const { crs } = this._map.options;
      const corners = [L.point(left, bottom), L.point(right, top)];
      dateline.zoomTo(this._map, L.latLngBounds(corners.map(corner => crs.pointToLatLng(corner, 0))), animate);
    },

    _tip(arrangement, thing) {
      const { incidents } = this.tables;
      const rows = arrangement.rowsOf(thing);
      const killed = arrangement.killed[thing];
      const silent = rows.filter(row => Number.isNaN(this.scene.marks.killed[row])).length;
      const types = arrangement.typesOf(thing);
      const labels = this.tables.incidents.coded('event_type').of;
      const tally = arrangement.kind[thing] === TALLY;
      return el('div', 'dateline-tip-lines',
        el('b', '', t(tally ? 'header.tallies' : 'header.incidents', { n: rows.length })),
        tally || Number.isNaN(killed) ? null : el('b', 'dateline-tip-killed', t('header.killed', { n: killed })),
        !tally && silent ? el('span', '', t('cluster.silent', { n: silent })) : null,
        types.slice(0, TYPES_IN_TIP).map(([code, count]) =>
          foreign('span', '', t('cluster.type', { type: dateline.typeStyle(labels[code]).label, n: count }))),
        types.length > TYPES_IN_TIP ? el('span', '', t('cluster.types', { n: types.length - TYPES_IN_TIP })) : null,
        span(incidents, rows));
    },

    // Names of the places of the worst incidents and, nearer, of clusters.
    _paintNames(ctx, view) {
      const { arrangement, items } = this.scene.frame(view);
      const { rough } = this.scene.marks;
      // How far what is drawn of a thing reaches to either side.
      const sides = new Map();
      for (const { thing, x, y, radius } of items) {
        view.taken.add(x - radius, y - radius, 2 * radius, 2 * radius);
        const { left = x, right = x } = sides.get(thing) || {};
        sides.set(thing, { left: Math.min(left, x - radius), right: Math.max(right, x + radius) });
      }
      const named = items.filter(item => arrangement.kind[item.thing] === KNOWN
        && (item.row >= 0 ? !rough[item.row] : view.zoom >= PLACE_NAMES_FROM_ZOOM));
      named.sort((one, other) => other.radius - one.radius || one.thing - other.thing);
      for (const { thing, row, y } of named.slice(0, MOST_NAMES)) {
        const name = row >= 0 ? this.tables.incidents.get('place', row) : this._nameOf(arrangement, thing);
        const latLng = this.scene.latLngOf(row >= 0 ? row : arrangement.row[thing]);
        if (name) {
          const where = { ...sides.get(thing), y };
          dateline.writeBeside(ctx, view, { name, latLng, ...where, colour: view.colours.ink, weight: 600 });
        }
      }
    },

    // The place where most of a cluster happened.
    _nameOf(arrangement, thing) {
      const { of, at } = this.tables.incidents.coded('place');
      const rows = arrangement.rowsOf(thing);
      const counts = new Map();
      for (const row of rows) {
        counts.set(at[row], (counts.get(at[row]) || 0) + 1);
      }
      const [code, most] = [...counts].sort((one, other) => other[1] - one[1] || one[0] - other[0])[0];
      return code >= 0 && most >= NAMED_SHARE * rows.length ? of[code] : null;
    },
  });

  // From the first day to the last, where days are known.
  function span(incidents, rows) {
    const [first, last] = [incidents.days('date_start'), incidents.days('date_end')];
    let [from, to] = [Infinity, -Infinity];
    for (const row of rows) {
      const start = Number.isNaN(first[row]) ? last[row] : first[row];
      const end = Number.isNaN(last[row]) ? first[row] : last[row];
      from = start < from ? start : from;
      to = end > to ? end : to;
    }
    return from > to ? null
      : el('span', 'dateline-tip-span', dateline.shortDate(dateline.isoOf(from), dateline.isoOf(to), 1));
  }
})(window.dateline = window.dateline || {});
