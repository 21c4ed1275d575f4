// Lines and outlines of the map: packed as differences, projected and drawn only where they are in view.
(function (dateline) {
  'use strict';

  // How near the rim of the world a point is where polygons were cut, in degrees: no coast and no border is there.
  const RIM_LON = 179.99;
  const RIM_LAT = -89.9;
  const EMPTY = new Path2D();
  const probe = new OffscreenCanvas(1, 1).getContext('2d');

  // Lines as [lon, lat, dlon, dlat, ...] in steps of `step` degrees: the first point, then the differences.
  dateline.Lines = class {
    constructor(packed, map, step) {
      this._lines = packed.map((deltas, at) => new Line(deltas, at, step, map.options.crs));
    }

    get length() {
      return this._lines.length;
    }

    // Those whose bounds the canvas shows.
    inView(view) {
      const { min, max } = worldBounds(view);
      return this._lines.filter(({ bounds }) =>
        bounds.max.x >= min.x && bounds.min.x <= max.x && bounds.max.y >= min.y && bounds.min.y <= max.y);
    }
  };

  // One of them, in the pixels of zoom 0: `path` closes over the rim of the world, `edge` leaves it out, `rim` is that
  // alone.
  class Line {
    constructor(deltas, at, step, crs) {
      this.at = at;
      this._deltas = deltas;
      this._step = step;
      this._crs = crs;
      this.bounds = this._bounds();
    }

    get path() {
      return this._drawn().path;
    }

    get edge() {
      return this._drawn().edge;
    }

    get rim() {
      return this._drawn().rim;
    }

    // Its points as [x, y, x, y, ...].
    get points() {
      if (!this._points) {
        this._points = new Float64Array(this._deltas.length);
        const place = { lat: 0, lng: 0 };
        this._each((lon, lat, i) => {
          place.lat = lat;
          place.lng = lon;
          const point = this._crs.latLngToPoint(place, 0);
          this._points[i] = point.x;
          this._points[i + 1] = point.y;
        });
      }
      return this._points;
    }

    _each(visit) {
      let lon = 0;
      let lat = 0;
      for (let i = 0; i < this._deltas.length; i += 2) {
        lon += this._deltas[i];
        lat += this._deltas[i + 1];
        visit(lon * this._step, lat * this._step, i);
      }
    }

    _bounds() {
      let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
      this._each((lon, lat) => {
        west = lon < west ? lon : west;
        east = lon > east ? lon : east;
        south = lat < south ? lat : south;
        north = lat > north ? lat : north;
      });
      this._touchesRim = west <= -RIM_LON || east >= RIM_LON || south <= RIM_LAT;
      const corners = [L.latLng(north, west), L.latLng(south, east)];
      return L.bounds(corners.map(corner => this._crs.latLngToPoint(corner, 0)));
    }

    // Which points come from the one before along the rim of the world, null where none does.
    _rims() {
      if (!this._touchesRim) {
        return null;
      }
      const rims = new Uint8Array(this._deltas.length / 2);
      let before = false;
      this._each((lon, lat, i) => {
        const atRim = Math.abs(lon) >= RIM_LON || lat <= RIM_LAT;
        rims[i / 2] = Number(atRim && before);
        before = atRim;
      });
      return rims;
    }

    _drawn() {
      if (!this._paths) {
        const path = new Path2D();
        const cut = this._rims();
        // Few lines were cut at the rim; for the others one path is enough.
        const [edge, rim] = cut ? [new Path2D(), new Path2D()] : [path, EMPTY];
        for (let i = 0; i < this.points.length; i += 2) {
          const [x, y] = [this.points[i], this.points[i + 1]];
          path[i ? 'lineTo' : 'moveTo'](x, y);
          if (cut) {
            edge[i && !cut[i / 2] ? 'lineTo' : 'moveTo'](x, y);
            rim[cut[i / 2] ? 'lineTo' : 'moveTo'](x, y);
          }
        }
        this._paths = { path, edge, rim };
      }
      return this._paths;
    }
  }

  // Let a context draw in the pixels of zoom 0.
  dateline.toWorld = function (ctx, view) {
    ctx.translate(-view.origin.x, -view.origin.y);
    ctx.scale(view.scale, view.scale);
  };

  // Draw lines of a colour, so many pixels wide, in the pixels of zoom 0.
  dateline.strokeLines = function (ctx, view, lines, colour, width, dash = []) {
    ctx.strokeStyle = colour;
    ctx.lineWidth = width / view.scale;
    ctx.setLineDash(dash.map(length => length / view.scale));
    lines.forEach(line => ctx.stroke(line.edge));
  };

  // Whether a layer point lies on a line, to within so many pixels, or inside an outline.
  dateline.onLine = (point, view, path, pixels) => probed(view, ctx => {
    ctx.lineWidth = 2 * pixels / view.scale;
    return ctx.isPointInStroke(path, point.x, point.y);
  });
  dateline.inside = (point, view, path) => probed(view, ctx => ctx.isPointInPath(path, point.x, point.y, 'evenodd'));

  function probed(view, ask) {
    probe.resetTransform();
    dateline.toWorld(probe, view);
    return ask(probe);
  }

  function worldBounds({ bounds, origin, scale }) {
    return L.bounds(bounds.min.add(origin).divideBy(scale), bounds.max.add(origin).divideBy(scale));
  }
})(window.dateline = window.dateline || {});
