// A canvas over the map on which layers paint, each in its rank, and are asked what lies under the pointer.
//
// A painter is {rank, paint(ctx, view), hits(point, view)}; `hits` is optional and returns things topmost first.
(function (dateline) {
  'use strict';

  // Land lies below any tiles, lines and names below Leaflet's own overlays, symbols above them.
  const PANES = { land: 150, lines: 350, symbols: 450 };

  const stages = new WeakMap();

  // The stage of that name on a map, made when it is first asked for.
  dateline.stage = function (map, name) {
    if (!stages.has(map)) {
      stages.set(map, {});
    }
    const own = stages.get(map);
    if (!own[name]) {
      const pane = map.createPane(`dateline-${name}`);
      pane.style.zIndex = PANES[name];
      pane.style.pointerEvents = 'none';
      own[name] = new Stage({ pane: `dateline-${name}` }).addTo(map);
    }
    return own[name];
  };

  // L.Renderer keeps the canvas in place while the map pans and zooms, and calls `_update` when it has come to rest.
  const Stage = L.Renderer.extend({
    initialize(options) {
      L.Renderer.prototype.initialize.call(this, options);
      this._painters = [];
    },

    onAdd(map) {
      L.Renderer.prototype.onAdd.call(this, map);
      map.on('dateline:theme', this.repaint, this);
    },

    onRemove(map) {
      map.off('dateline:theme', this.repaint, this);
      L.Renderer.prototype.onRemove.call(this, map);
    },

    add(painter) {
      this._painters.push(painter);
      this._painters.sort((one, other) => one.rank - other.rank);
      this.repaint();
    },

    remove(painter) {
      this._painters = this._painters.filter(other => other !== painter);
      this.repaint();
    },

    repaint() {
      if (!this._frame) {
        this._frame = L.Util.requestAnimFrame(() => {
          this._frame = null;
          this._updatePaths();
        });
      }
    },

    hits(point) {
      const view = this._view();
      return [...this._painters].reverse().flatMap(painter => (painter.hits ? painter.hits(point, view) : []));
    },

    _initContainer() {
      this._container = L.DomUtil.create('canvas', 'dateline-stage');
      this._container.setAttribute('aria-hidden', 'true');
      this._ctx = this._container.getContext('2d');
    },

    _destroyContainer() {
      L.DomUtil.remove(this._container);
      this._container = null;
    },

    _update() {
      if (this._map._animatingZoom && this._bounds) {
        return;
      }
      L.Renderer.prototype._update.call(this);
      const size = this._bounds.getSize();
      const ratio = window.devicePixelRatio || 1;
      L.DomUtil.setPosition(this._container, this._bounds.min);
      this._container.width = Math.round(size.x * ratio);
      this._container.height = Math.round(size.y * ratio);
      this._container.style.width = `${size.x}px`;
      this._container.style.height = `${size.y}px`;
      this.fire('update');
    },

    _updatePaths() {
      if (!this._container || !this._bounds) {
        return;
      }
      const ctx = this._ctx;
      ctx.setTransform(1, 0, 0, 1, 0, 0);
      ctx.clearRect(0, 0, this._container.width, this._container.height);
      this.paintInto(ctx, this._bounds.min, window.devicePixelRatio || 1);
    },

    // Paint on any canvas: the layer point `from` comes to its upper left corner, and a pixel of the map is `ratio` of its own.
    paintInto(ctx, from, ratio) {
      ctx.setTransform(ratio, 0, 0, ratio, -from.x * ratio, -from.y * ratio);
      const view = { ...this._view(), ratio };
      for (const painter of this._painters) {
        ctx.save();
        painter.paint(ctx, view);
        ctx.restore();
      }
    },

    // What a painter needs to know; points are Leaflet's layer points.
    _view() {
      const map = this._map;
      const scale = map.options.crs.scale(map.getZoom()) / map.options.crs.scale(0);
      const origin = map.getPixelOrigin();
      return {
        map,
        zoom: map.getZoom(),
        bounds: this._bounds,
        origin,
        scale,
        colours: dateline.colours(map),
        // What names must keep clear of, and those written so far; painters of one frame share both.
        taken: new dateline.Boxes(),
        named: new Set(),
        // Where a point in the pixels of zoom 0 lies now.
        at: world => world.multiplyBy(scale).subtract(origin),
      };
    },
  });

  // A layer with one painter; what every layer of ours is made of.
  dateline.Painted = L.Layer.extend({
    initialize(options) {
      L.Util.setOptions(this, options);
    },

    onAdd(map) {
      this._stage = dateline.stage(map, this.options.stage);
      this._stage.add(this);
    },

    onRemove() {
      this._stage.remove(this);
    },
  });
})(window.dateline = window.dateline || {});
