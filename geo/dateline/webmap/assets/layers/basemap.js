// The base map: land, borders and names, from lines packed as differences.
(function (dateline) {
  'use strict';

  const REGIONS_FROM_ZOOM = 4.5;
  const DIVISION_NAMES_FROM_ZOOM = 6.5;
  const LEAST_COUNTRY_NAMES_ZOOM = 2.5;

  dateline.landLayer = options => new LandLayer(options);
  dateline.borderLayer = options => new BorderLayer(options);

  const LandLayer = dateline.Painted.extend({
    options: { stage: 'land' },
    rank: 0,

    getAttribution: () => dateline.t('credits.borders'),

    onAdd(map) {
      this._rings = this._rings || unpack(dateline.block(this.options.data).land, map);
      map.getContainer().classList.add('dateline-sea');
      dateline.Painted.prototype.onAdd.call(this, map);
    },

    onRemove(map) {
      map.getContainer().classList.remove('dateline-sea');
      dateline.Painted.prototype.onRemove.call(this, map);
    },

    paint(ctx, view) {
      const rings = inView(this._rings, view);
      toWorld(ctx, view);
      const land = new Path2D();
      rings.forEach(ring => land.addPath(ring.path));
      ctx.fillStyle = view.colours.land;
      ctx.fill(land, 'evenodd');
      stroke(ctx, view, rings, view.colours.coast, 0.8);
    },
  });

  const BorderLayer = dateline.Painted.extend({
    options: { stage: 'lines' },
    rank: 0,

    getAttribution: () => dateline.t('credits.borders'),

    onAdd(map) {
      if (!this._lines) {
        const data = dateline.block(this.options.data);
        this._lines = Object.fromEntries(
          ['borders', 'regions', 'disputed'].map(name => [name, unpack(data[name], map)]));
        this._names = [names(data.countries, true, map), names(data.divisions, false, map)].flat();
      }
      dateline.Painted.prototype.onAdd.call(this, map);
    },

    paint(ctx, view) {
      ctx.save();
      toWorld(ctx, view);
      ctx.lineJoin = 'round';
      if (view.zoom >= REGIONS_FROM_ZOOM) {
        stroke(ctx, view, inView(this._lines.regions, view), view.colours.region, 0.8);
      }
      stroke(ctx, view, inView(this._lines.borders, view), view.colours.border, view.zoom < 4 ? 0.8 : 1.3);
      // A casing in the colour of the land hides the unbroken line where a disputed one runs along it.
      const disputed = inView(this._lines.disputed, view);
      stroke(ctx, view, disputed, view.colours.land, 3);
      ctx.setLineDash([5 / view.scale, 4 / view.scale]);
      stroke(ctx, view, disputed, view.colours.disputed, 1.2);
      ctx.restore();
      this._paintNames(ctx, view);
    },

    _paintNames(ctx, view) {
      const taken = new dateline.Boxes();
      const degree = (view.map.options.crs.scale(view.zoom) / 360);
      for (const name of this._names) {
        if (view.zoom < (name.country ? LEAST_COUNTRY_NAMES_ZOOM : DIVISION_NAMES_FROM_ZOOM)) {
          continue;
        }
        const at = view.at(name.world);
        if (!view.bounds.contains(at)) {
          continue;
        }
        const room = name.width * degree;
        const size = name.country ? Math.max(10, Math.min(15, 6 + room / 45)) : 10.5;
        ctx.font = `${name.disputed ? 'italic ' : ''}${name.country ? 600 : 400} ${size}px ${dateline.FONT}`;
        ctx.letterSpacing = name.country ? `${Math.min(3, size / 7)}px` : '0px';
        const wide = ctx.measureText(name.text).width;
        if (wide > room * 1.15 || !taken.take(at.x - wide / 2 - 4, at.y - size, wide + 8, size * 2)) {
          continue;
        }
        ctx.textAlign = 'center';
        ctx.textBaseline = 'middle';
        dateline.haloed(ctx, name.text, at.x, at.y, name.country ? view.colours.country : view.colours.division, view.colours.land);
      }
    },
  });

  dateline.FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", Arial, sans-serif';

  dateline.haloed = function (ctx, text, x, y, colour, halo) {
    ctx.lineJoin = 'round';
    ctx.lineWidth = 3;
    ctx.strokeStyle = halo;
    ctx.globalAlpha = 0.85;
    ctx.strokeText(text, x, y);
    ctx.globalAlpha = 1;
    ctx.fillStyle = colour;
    ctx.fillText(text, x, y);
  };

  // Rectangles on the screen, none over another.
  dateline.Boxes = class {
    constructor() {
      this.boxes = [];
    }

    take(x, y, width, height) {
      const free = this.boxes.every(box =>
        x + width <= box.x || box.x + box.width <= x || y + height <= box.y || box.y + box.height <= y);
      if (free) {
        this.boxes.push({ x, y, width, height });
      }
      return free;
    }
  };

  // Lines of differences as paths in the pixels of zoom 0, with their bounds.
  function unpack(packed, map) {
    const step = 0.001;
    return packed.map(deltas => {
      const path = new Path2D();
      const edge = new Path2D();
      const bounds = L.bounds([]);
      let lon = 0;
      let lat = 0;
      let wasRim = false;
      for (let i = 0; i < deltas.length; i += 2) {
        lon += deltas[i];
        lat += deltas[i + 1];
        const point = map.options.crs.latLngToPoint(L.latLng(lat * step, lon * step), 0);
        // The rim of the world is where polygons were cut, no coast.
        const rim = Math.abs(lon * step) >= 179.99 || lat * step <= -89.9;
        path[i ? 'lineTo' : 'moveTo'](point.x, point.y);
        edge[i && !(rim && wasRim) ? 'lineTo' : 'moveTo'](point.x, point.y);
        bounds.extend(point);
        wasRim = rim;
      }
      return { path, edge, bounds };
    });
  }

  function names(table, country, map) {
    const found = table.name.map((text, i) => ({
      text: country ? text.toLocaleUpperCase() : text,
      world: map.options.crs.latLngToPoint(L.latLng(table.lat[i], table.lon[i]), 0),
      width: table.width[i], disputed: table.disputed[i], country,
    }));
    return found.sort((one, other) => other.width - one.width);
  }

  function inView(lines, view) {
    const world = L.bounds(view.bounds.min.add(view.origin).divideBy(view.scale),
      view.bounds.max.add(view.origin).divideBy(view.scale));
    return lines.filter(line => world.intersects(line.bounds));
  }

  function toWorld(ctx, view) {
    ctx.translate(-view.origin.x, -view.origin.y);
    ctx.scale(view.scale, view.scale);
  }

  function stroke(ctx, view, lines, colour, width) {
    ctx.strokeStyle = colour;
    ctx.lineWidth = width / view.scale;
    lines.forEach(line => ctx.stroke(line.edge));
  }
})(window.dateline = window.dateline || {});
