// A small globe that shows where on the earth the map is.
(function (dateline) {
  'use strict';

  const { el, t } = dateline;
  const SIZE = 100;
  const RADIUS = SIZE / 2 - 3;
  const TURN = Math.PI / 180;
  // Where this much of a turn is in view, the map itself shows where it is.
  const WIDE_DEG = 150;
  const LEAST_MARK_PX = 7;
  const STEPS_A_SIDE = 12;

  dateline.locator = options => new Locator(options);

  const Locator = L.Control.extend({
    options: { position: 'bottomleft' },

    onAdd(map) {
      this._map = map;
      this._globe = dateline.swatch(map, SIZE, SIZE, (ctx, colours) => this._paint(ctx, colours));
      this._toggle = el('button', 'dateline-globe-toggle', this._globe);
      this._toggle.type = 'button';
      this._toggle.addEventListener('click', () => this._fold(!this._folded));
      this._box = el('div', 'dateline-locator', this._toggle);
      L.DomEvent.disableClickPropagation(this._box);
      map.on('moveend resize', this._follow, this);
      this._fold(false);
      this._follow();
      return this._box;
    },

    onRemove(map) {
      map.off('moveend resize', this._follow, this);
    },

    _fold(folded) {
      this._folded = folded;
      this._box.classList.toggle('dateline-folded', folded);
      this._toggle.setAttribute('aria-expanded', String(!folded));
      this._toggle.setAttribute('aria-label', t('locator.label'));
      this._toggle.title = t(folded ? 'locator.show' : 'locator.hide');
      this._map.fire('dateline:fold');
    },

    _follow() {
      const bounds = this._map.getBounds();
      this._box.hidden = dateline.isNarrow(this._map) || bounds.getEast() - bounds.getWest() > WIDE_DEG;
      if (!this._box.hidden) {
        dateline.repaintSwatch(this._globe);
      }
    },

    _paint(ctx, colours) {
      if (!this._map._loaded) {
        return;
      }
      this._rings = this._rings || onSphere(dateline.block(this.options.data));
      const sphere = new Sphere(this._map.getCenter());
      ctx.translate(SIZE / 2, SIZE / 2);
      ctx.beginPath();
      ctx.arc(0, 0, RADIUS, 0, 2 * Math.PI);
      ctx.fillStyle = colours.sea;
      ctx.fill();
      ctx.save();
      ctx.clip();
      ctx.beginPath();
      this._rings.forEach(ring => sphere.outline(ctx, ring));
      ctx.fillStyle = colours.globe;
      ctx.fill('evenodd');
      ctx.beginPath();
      meridians().forEach(line => sphere.line(ctx, line));
      ctx.lineWidth = 0.5;
      ctx.strokeStyle = colours.graticule;
      ctx.stroke();
      ctx.restore();
      ctx.beginPath();
      ctx.arc(0, 0, RADIUS, 0, 2 * Math.PI);
      ctx.lineWidth = 1;
      ctx.strokeStyle = colours.coast;
      ctx.stroke();
      this._mark(ctx, colours, sphere);
    },

    // What the map shows, as an outline; as a ring where that would be too small to see.
    _mark(ctx, colours, sphere) {
      const points = edgeOf(this._map.getBounds()).map(point => sphere.at(point));
      const across = Math.max(...['x', 'y'].map(axis =>
        Math.max(...points.map(point => point[axis])) - Math.min(...points.map(point => point[axis]))));
      ctx.beginPath();
      if (across < LEAST_MARK_PX) {
        ctx.arc(0, 0, LEAST_MARK_PX / 2, 0, 2 * Math.PI);
      } else {
        points.forEach(({ x, y }, i) => ctx[i ? 'lineTo' : 'moveTo'](x, y));
        ctx.closePath();
      }
      ctx.fillStyle = colours.locator;
      ctx.globalAlpha = 0.16;
      ctx.fill();
      ctx.globalAlpha = 1;
      ctx.lineWidth = 1.5;
      ctx.strokeStyle = colours.locator;
      ctx.stroke();
    },
  });

  // The earth seen from far above a place.
  class Sphere {
    constructor({ lat, lng }) {
      const [phi, lambda] = [lat * TURN, lng * TURN];
      const [sinPhi, cosPhi, sin, cos] = [Math.sin(phi), Math.cos(phi), Math.sin(lambda), Math.cos(lambda)];
      this._east = [-sin, cos, 0];
      this._north = [-sinPhi * cos, -sinPhi * sin, cosPhi];
      this._out = [cosPhi * cos, cosPhi * sin, sinPhi];
    }

    // Where [x, y, z] of the unit sphere is seen; what lies behind is moved to the limb.
    at([x, y, z]) {
      const dot = axis => axis[0] * x + axis[1] * y + axis[2] * z;
      const [right, up] = [dot(this._east), dot(this._north)];
      const behind = dot(this._out) < 0;
      const reach = behind ? RADIUS / (Math.hypot(right, up) || 1) : RADIUS;
      return { x: right * reach, y: -up * reach, behind };
    }

    // Where an outline goes behind the earth, it goes on along the limb to where it comes out again, the shorter way.
    outline(ctx, ring) {
      const points = ring.map(point => this.at(point));
      const start = points.findIndex(({ behind }) => !behind);
      if (start < 0) {
        return;
      }
      let left = null;
      ctx.moveTo(points[start].x, points[start].y);
      for (let i = 1; i <= points.length; i += 1) {
        const { x, y, behind } = points[(start + i) % points.length];
        const angle = Math.atan2(y, x);
        if (behind && left === null) {
          left = angle;
        } else if (!behind) {
          if (left !== null) {
            ctx.arc(0, 0, RADIUS, left, angle, Math.sin(angle - left) < 0);
            left = null;
          }
          ctx.lineTo(x, y);
        }
      }
      ctx.closePath();
    }

    line(ctx, points) {
      let drawn = false;
      points.map(point => this.at(point)).forEach(({ x, y, behind }) => {
        ctx[drawn && !behind ? 'lineTo' : 'moveTo'](x, y);
        drawn = !behind;
      });
    }
  }

  const vector = (lat, lon) => [
    Math.cos(lat * TURN) * Math.cos(lon * TURN), Math.cos(lat * TURN) * Math.sin(lon * TURN), Math.sin(lat * TURN)];

  // Outlines packed as differences, as points of the unit sphere; a pixel of the globe is a degree, so most points can
  // go.
  function onSphere({ land, step }, least = 0.8) {
    return land.map(deltas => {
      const ring = [];
      let [lon, lat, keptLon, keptLat] = [0, 0, Infinity, Infinity];
      for (let i = 0; i < deltas.length; i += 2) {
        lon += deltas[i] * step;
        lat += deltas[i + 1] * step;
        if (Math.abs(lon - keptLon) + Math.abs(lat - keptLat) >= least) {
          ring.push(vector(lat, lon));
          [keptLon, keptLat] = [lon, lat];
        }
      }
      return ring;
    }).filter(ring => ring.length > 2);
  }

  function meridians() {
    const range = (from, to, step) => Array.from({ length: (to - from) / step + 1 }, (_, i) => from + i * step);
    return [
      ...range(-180, 150, 30).map(lon => range(-90, 90, 5).map(lat => vector(lat, lon))),
      ...range(-60, 60, 30).map(lat => range(-180, 180, 5).map(lon => vector(lat, lon))),
    ];
  }

  function edgeOf(bounds) {
    const corners = [bounds.getSouthWest(), bounds.getNorthWest(), bounds.getNorthEast(), bounds.getSouthEast()];
    return corners.flatMap((corner, i) => {
      const next = corners[(i + 1) % 4];
      return Array.from({ length: STEPS_A_SIDE }, (_, step) => {
        const share = step / STEPS_A_SIDE;
        return vector(corner.lat + (next.lat - corner.lat) * share, corner.lng + (next.lng - corner.lng) * share);
      });
    });
  }
})(window.dateline = window.dateline || {});
