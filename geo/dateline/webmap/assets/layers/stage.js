// A canvas over the map on which layers paint, each in its rank, and are asked what lies under the pointer.
//
// A painter is {rank, paint(ctx, view), hits(point, view)}; `hits` is optional and returns things topmost first.
(function (dateline) {
  'use strict';

  // Land lies below any tiles, lines below Leaflet's own overlays, symbols and names above them; between them what the
  // pointer is over, by itself, as it changes often.
  const PANES = { land: 150, lines: 350, hints: 440, symbols: 450 };
  // How many frames after the symbols a stage is painted when the map was only moved: no frame is long.
  const LATER = { lines: 1, land: 2 };

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
      own[name] = new Stage({ pane: `dateline-${name}`, clipped: ['land', 'lines'].includes(name), later: LATER[name] })
        .addTo(map);
    }
    return own[name];
  };

  // A place on the copy of the world where it is shown, or would be if the map were moved there the shorter way.
  dateline.nearest = function (map, { lat, lng }) {
    return L.latLng(lat, lng + 360 * Math.round((middleOf(map) - lng) / 360));
  };

  // L.Renderer keeps the canvas in place while the map pans and zooms, and calls `_update` when it has come to rest.
  const Stage = L.Renderer.extend({
    initialize(options) {
      L.Renderer.prototype.initialize.call(this, options);
      this._painters = [];
    },

    onAdd(map) {
      L.Renderer.prototype.onAdd.call(this, map);
      map.on('dateline:theme dateline:fold', this.repaint, this);
      map.on('move', this._follow, this);
    },

    onRemove(map) {
      map.off('dateline:theme dateline:fold', this.repaint, this);
      map.off('move', this._follow, this);
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
      const views = this._views();
      return [...this._painters].reverse().filter(painter => painter.hits).flatMap(painter =>
        views.flatMap(view => painter.hits(point, view).map(hit => onCopy(hit, view.copy))));
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
      const moved = this._bounds && this._map.getZoom() === this._zoom;
      cancelAnimationFrame(this._awaited);
      if (this.options.later && moved) {
        this._await(this.options.later);
      } else if (!this._map._animatingZoom || !this._bounds) {
        this._place();
      }
    },

    _await(frames) {
      this._awaited = requestAnimationFrame(() => {
        if (frames > 1) {
          this._await(frames - 1);
        } else if (this._container && !this._map._animatingZoom) {
          this._place();
        }
      });
    },

    // Lay the canvas over the map as it is now, and paint it.
    _place() {
      const [before, zoom] = [this._bounds, this._zoom];
      L.Renderer.prototype._update.call(this);
      const size = this._bounds.getSize();
      const ratio = window.devicePixelRatio || 1;
      const [width, height] = [Math.round(size.x * ratio), Math.round(size.y * ratio)];
      L.DomUtil.setPosition(this._container, this._bounds.min);
      if (this._container.width === width && this._container.height === height) {
        if (this.options.clipped && zoom === this._zoom && this._shift(before, ratio)) {
          return;
        }
      } else {
        // To set a size, be it the same, is to make a new canvas.
        Object.assign(this._container, { width, height });
        this._container.style.width = `${size.x}px`;
        this._container.style.height = `${size.y}px`;
      }
      this.fire('update');
    },

    // Where the map was only moved, what is painted moves with it, and only the strips that came into view are painted;
    // tells whether that could be done.
    _shift(before, ratio) {
      const { width, height } = this._container;
      const { x, y } = before.min.subtract(this._bounds.min).multiplyBy(ratio);
      const whole = worldOf(this._map).width < this._map.getSize().x;
      if (whole || !Number.isInteger(x) || !Number.isInteger(y) || Math.abs(x) >= width || Math.abs(y) >= height) {
        return false;
      }
      const ctx = this._ctx;
      ctx.setTransform(1, 0, 0, 1, 0, 0);
      ctx.globalCompositeOperation = 'copy';
      ctx.drawImage(this._container, x, y);
      ctx.globalCompositeOperation = 'source-over';
      this._paintStrip(x > 0 ? 0 : width + x, 0, Math.abs(x), height, ratio);
      this._paintStrip(0, y > 0 ? 0 : height + y, width, Math.abs(y), ratio);
      return true;
    },

    _paintStrip(x, y, width, height, ratio) {
      if (width && height) {
        const ctx = this._ctx;
        ctx.save();
        ctx.setTransform(1, 0, 0, 1, 0, 0);
        ctx.beginPath();
        ctx.rect(x, y, width, height);
        ctx.clip();
        ctx.clearRect(x, y, width, height);
        this.paintInto(ctx, this._bounds.min, ratio, covered(this._map));
        ctx.restore();
      }
    },

    // Where the map is dragged further than the canvas reaches, paint anew at once: no edge is ever seen.
    _follow() {
      const map = this._map;
      if (this._bounds && !map._animatingZoom && map.getZoom() === this._zoom) {
        const from = map.containerPointToLayerPoint([0, 0]).round();
        if (!this._bounds.contains(L.bounds(from, from.add(map.getSize())))) {
          this._update();
        }
      }
    },

    _updatePaths() {
      if (!this._container || !this._bounds) {
        return;
      }
      const ctx = this._ctx;
      ctx.setTransform(1, 0, 0, 1, 0, 0);
      ctx.clearRect(0, 0, this._container.width, this._container.height);
      this.paintInto(ctx, this._bounds.min, window.devicePixelRatio || 1, covered(this._map));
    },

    // Paint on any canvas: the layer point `from` comes to its upper left corner, a pixel of the map is `ratio` of its
    // own, and names keep clear of what is `taken`.
    paintInto(ctx, from, ratio, taken) {
      ctx.setTransform(ratio, 0, 0, ratio, -from.x * ratio, -from.y * ratio);
      const views = this._views(taken).map(view => ({ ...view, ratio }));
      for (const painter of this._painters) {
        for (const view of views) {
          ctx.save();
          if (view.whole && this.options.clipped) {
            const { x, y } = view.bounds.getSize();
            ctx.beginPath();
            ctx.rect(view.bounds.min.x, view.bounds.min.y, x, y);
            ctx.clip();
          }
          painter.paint(ctx, view);
          ctx.restore();
        }
      }
    },

    // A view for every copy of the world that the canvas shows, of each only the part that it shows. Painters need not
    // know of it: they paint one after the other. Where the world has room more than once, it is shown once: nothing
    // that happened may be seen twice.
    _views(taken = new dateline.Boxes()) {
      const { width, origin } = worldOf(this._map);
      const whole = width < this._map.getSize().x;
      const middle = (middleOf(this._map) + 180) / 360 * width - origin.x;
      const { min, max } = this._bounds;
      const bounds = whole ? L.bounds(
        [Math.max(min.x, middle - width / 2), min.y], [Math.min(max.x, middle + width / 2), max.y]) : this._bounds;
      const first = Math.floor((bounds.min.x + origin.x + 0.5) / width);
      const last = Math.floor((bounds.max.x + origin.x - 0.5) / width);
      const length = last - first + 1;
      return Array.from({ length }, (_, i) => ({ ...this._view(first + i, taken), bounds, whole, width }));
    },

    // What a painter needs to know; points are Leaflet's layer points, on the copy of the world that holds the middle
    // of the map unless another is asked for.
    _view(copy, taken = new dateline.Boxes()) {
      const map = this._map;
      const { scale, width, origin: start } = worldOf(map);
      const middle = map.containerPointToLayerPoint(map.getSize().divideBy(2)).x;
      const shown = copy ?? Math.floor((middle + start.x) / width);
      const origin = start.subtract([shown * width, 0]);
      return {
        map,
        zoom: map.getZoom(),
        bounds: this._bounds,
        copy: shown,
        origin,
        scale,
        colours: dateline.colours(map),
        // What names must keep clear of, which all painters of a frame share; and those written so far on this copy.
        taken,
        named: new Set(),
        // Where a point in the pixels of zoom 0 lies now.
        at: world => world.multiplyBy(scale).subtract(origin),
        // What lies at a layer point, as if there were this copy alone.
        latLngAt: point => map.options.crs.pointToLatLng(point.add(origin), map.getZoom()),
      };
    },
  });

  // What lies under cards and buttons is taken: a name there would be cut off.
  function covered(map) {
    const boxes = new dateline.Boxes();
    const frame = map.getContainer().getBoundingClientRect();
    for (const card of map.getContainer().querySelectorAll('.leaflet-control, .dateline-dock')) {
      const { left, top, width, height } = card.getBoundingClientRect();
      const { x, y } = map.containerPointToLayerPoint([left - frame.left, top - frame.top]);
      boxes.add(x, y, width, height);
    }
    return boxes;
  }

  // How much larger the world is than at zoom 0, how wide that makes it, and where layer points begin, in pixels.
  function worldOf(map) {
    const { crs } = map.options;
    const { x: width } = crs.latLngToPoint(L.latLng(0, 180), map.getZoom());
    return { width, scale: crs.scale(map.getZoom()) / crs.scale(0), origin: map.getPixelOrigin() };
  }

  // The longitude round which the world is shown: that of the map's own middle, or, where the whole world is in view,
  // the one that it was opened round, and whole turns beside it.
  function middleOf(map) {
    const { lng } = map.getCenter();
    const { opened = 0 } = map.options;
    return worldOf(map).width < map.getSize().x ? opened + 360 * Math.round((lng - opened) / 360) : lng;
  }

  function onCopy(hit, copy) {
    return copy && hit.latLng ? { ...hit, latLng: L.latLng(hit.latLng.lat, hit.latLng.lng + 360 * copy) } : hit;
  }

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
