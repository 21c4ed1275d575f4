// What the layers of one block of incidents show on a map, which they share: incidents and running totals must not
// hide one another.
(function (dateline) {
  'use strict';

  // Zooms at which it is known what is drawn: going back and forth is quick.
  const MOST_KEPT = 4;

  const scenes = new WeakMap();

  dateline.scene = function (map, data) {
    if (!scenes.has(map)) {
      scenes.set(map, new Map());
    }
    const own = scenes.get(map);
    if (!own.has(data)) {
      own.set(data, new Scene(map, data));
    }
    return own.get(data);
  };

  class Scene {
    constructor(map, data) {
      this.map = map;
      this.tables = dateline.tables(data);
      this.selection = dateline.selection(data);
      this.marks = dateline.marks(this.tables.incidents, map.options.crs);
      this.areas = new dateline.Areas(this.marks);
      // Whether incidents, and running totals, are on the map.
      this._layers = [0, 0];
      this._version = null;
      this._rows = null;
      this._kept = new Map();
      this._frames = new Map();
    }

    // A layer of incidents, or of running totals, comes on the map or leaves it.
    use(tallies, count) {
      this._layers[tallies ? 1 : 0] += count;
      this._version = null;
    }

    // The rows on the map: selected, with a point, and their layer on.
    rows() {
      if (this._version !== this.selection.version) {
        const { located, tally } = this.marks;
        this._version = this.selection.version;
        this._rows = this.selection.matching().filter(row => located[row] && this._layers[tally[row]]);
        this._kept.clear();
        this._frames.clear();
        this.areas.choose(this._rows);
      }
      return this._rows;
    }

    isShown(row) {
      const { located, tally } = this.marks;
      return Boolean(located[row] && this._layers[tally[row]] && this.selection.matches(row));
    }

    arrangement(zoom) {
      const rows = this.rows();
      if (!this._kept.has(zoom)) {
        if (this._kept.size >= MOST_KEPT) {
          this._kept.delete(this._kept.keys().next().value);
        }
        this._kept.set(zoom, dateline.arrange(this.marks, rows, zoom));
      }
      return this._kept.get(zoom);
    }

    // What is drawn on a copy of the world in view, as clusters.js says, with `x` and `y` as layer points.
    frame({ zoom, bounds: { min, max }, origin, copy }) {
      const arrangement = this.arrangement(zoom);
      const known = this._frames.get(copy);
      const key = [min.x, min.y, max.x, max.y, origin.x, origin.y, zoom].join(' ');
      if (known && known.arrangement === arrangement && known.key === key) {
        return known;
      }
      const items = arrangement.drawn(min.x + origin.x, min.y + origin.y, max.x + origin.x, max.y + origin.y)
        .map(item => ({ ...item, x: item.x - origin.x, y: item.y - origin.y }));
      const made = { arrangement, key, items };
      this._frames.set(copy, made);
      return made;
    }

    // The row of an id, -1 where there is none.
    rowOf(id) {
      const { incidents } = this.tables;
      for (let row = 0; row < incidents.rows; row += 1) {
        if (incidents.get('id', row) === id) {
          return row;
        }
      }
      return -1;
    }

    latLngOf(row) {
      const { incidents } = this.tables;
      return L.latLng(incidents.get('lat', row), incidents.get('lon', row));
    }
  }
})(window.dateline = window.dateline || {});
