// Incidents, running totals and places on the map.
(function (dateline) {
  'use strict';

  const EARTH_CIRCUMFERENCE_KM = 40075.017;
  const FINGER = window.matchMedia('(pointer: coarse)').matches ? 8 : 2;
  const PLACE_NAMES_FROM_ZOOM = 5.5;
  const MOST_NAMES = 60;
  // More circles than these cannot be told apart; then only the one whose details are open is drawn.
  const MOST_AREAS = 150;
  // An area that was too large for the map takes up this much of its shorter side.
  const AREA_SHARE = 0.8;
  const onMaps = new Set();

  dateline.incidentLayer = options => new IncidentLayer({ ...options, tallies: false });
  dateline.tallyLayer = options => new IncidentLayer({ ...options, tallies: true });
  dateline.placeLayer = options => new PlaceLayer(options);

  // How many incidents are drawn; for tests and the curious.
  Object.defineProperty(dateline, 'markers', {
    get: () => [...onMaps].reduce((sum, layer) => sum + layer.symbols.length, 0),
  });

  // Show the details of an incident by its id; tells whether there is one.
  dateline.open = function (id, focus) {
    const layer = [...onMaps].find(one => one.symbols.some(symbol => symbol.id === id));
    if (layer) {
      layer.open(id, focus);
    }
    return Boolean(layer);
  };

  const sharedSymbols = new Map();

  function symbolsOf(data) {
    if (!sharedSymbols.has(data)) {
      sharedSymbols.set(data, dateline.symbols(dateline.tables(data).incidents));
    }
    return sharedSymbols.get(data);
  }

  // The point of a thing in the pixels of zoom 0, reckoned once: projecting at every frame would be slow.
  function locate(things, map) {
    const { crs } = map.options;
    things.forEach(thing => {
      thing.world = crs.latLngToPoint(L.latLng(thing.lat, thing.lon), 0);
    });
  }

  const IncidentLayer = dateline.Painted.extend({
    options: { stage: 'symbols' },

    getAttribution: () => dateline.t('credits.geonames'),

    onAdd(map) {
      this.rank = this.options.tallies ? 2 : 3;
      this.tables = dateline.tables(this.options.data);
      this.selection = dateline.selection(this.options.data);
      const own = symbolsOf(this.options.data).filter(symbol => (symbol.shape === 'diamond') === this.options.tallies);
      locate(own, map);
      const select = () => {
        this.symbols = own.filter(symbol => this.selection.matches(symbol.row));
        this._areas = areas(this.symbols, this.tables.incidents);
      };
      select();
      this._stop = this.selection.listen(() => {
        select();
        this._stage.repaint();
      });
      dateline.Painted.prototype.onAdd.call(this, map);
      this._aside = [
        { rank: 0, paint: (ctx, view) => this._paintAreas(ctx, view) },
        { rank: 4, paint: (ctx, view) => paintNames(this, ctx, view) },
      ];
      this._aside.forEach(painter => this._stage.add(painter));
      onMaps.add(this);
      dateline.listen(map);
    },

    onRemove(map) {
      this._aside.forEach(painter => this._stage.remove(painter));
      onMaps.delete(this);
      this._stop();
      dateline.Painted.prototype.onRemove.call(this, map);
    },

    // Where a symbol's middle is, as a layer point.
    at(symbol, view) {
      const point = view.at(symbol.world);
      return L.point(point.x + symbol.dx, point.y + symbol.dy);
    },

    paint(ctx, view) {
      for (const symbol of this.symbols) {
        const at = this.at(symbol, view);
        if (symbol.id === dateline.selected) {
          dateline.drawSymbol(ctx, at.x, at.y, symbol, true, view.colours);
        } else if (view.bounds.contains(at)) {
          dateline.stampSymbol(ctx, at.x, at.y, symbol, view);
        }
      }
      for (const symbol of this.symbols.filter(one => one.stacked)) {
        const at = this.at(symbol, view);
        dateline.drawCount(ctx, at.x, at.y, dateline.number(symbol.stacked), view.colours);
      }
    },

    hits(point, view) {
      const found = this.symbols.filter(symbol => this.at(symbol, view).distanceTo(point) <= symbol.radius + FINGER);
      return found.reverse().map(symbol => ({
        layer: this,
        row: symbol.row,
        symbol,
        tables: this.tables,
        latLng: L.latLng(symbol.lat, symbol.lon),
        offset: L.point(symbol.dx, symbol.dy - symbol.radius),
        title: this.tables.incidents.get('title', symbol.row),
      }));
    },

    open(id, focus) {
      const symbol = this.symbols.find(one => one.id === id);
      this._makeRoom(symbol);
      const view = this._stage._view();
      const hit = this.hits(this.at(symbol, view), view).find(one => one.symbol === symbol);
      dateline.showDetails(this._map, [{ ...hit, latLng: dateline.nearest(this._map, hit.latLng) }], focus);
    },

    // Zoom out where the area in which it happened is larger than the map shows.
    _makeRoom(symbol) {
      const km = symbol.vague ? this.tables.incidents.get('uncertainty_km', symbol.row) || 0 : 0;
      const size = this._map.getSize();
      const excess = 2 * kmToPixels(km, symbol.lat, this._stage._view()) / Math.min(size.x, size.y);
      if (excess > 1) {
        this._map.setView(dateline.nearest(this._map, L.latLng(symbol.lat, symbol.lon)), this._map.getZoom() - Math.log2(excess / AREA_SHARE), { animate: false });
      }
    },

    _paintAreas(ctx, view) {
      const inView = this._areas.map(area => ({
        at: view.at(area.world),
        radius: kmToPixels(area.km, area.lat, view),
        selected: area.ids.has(dateline.selected),
      })).filter(({ at, radius }) => radius > 3
        && view.bounds.intersects(L.bounds(at.subtract([radius, radius]), at.add([radius, radius]))));
      for (const { at, radius, selected } of inView) {
        if (selected || inView.length <= MOST_AREAS) {
          dateline.drawArea(ctx, at.x, at.y, radius, selected, view.colours);
        }
      }
    },
  });

  // Names of the places of the worst incidents, where there is room for them.
  function paintNames(layer, ctx, view) {
    const reaches = new Map();
    const inView = layer.symbols.filter(symbol => view.bounds.contains(layer.at(symbol, view)));
    for (const symbol of inView) {
      const at = layer.at(symbol, view);
      view.taken.boxes.push({
        x: at.x - symbol.radius, y: at.y - symbol.radius, width: 2 * symbol.radius, height: 2 * symbol.radius,
      });
      const key = `${symbol.lat} ${symbol.lon}`;
      reaches.set(key, Math.max(reaches.get(key) || 0, symbol.dx + symbol.radius));
    }
    for (const symbol of inView.slice(0, MOST_NAMES)) {
      const name = layer.tables.incidents.get('place', symbol.row);
      if (name && !symbol.vague && symbol.shape !== 'diamond') {
        writeBeside(ctx, view, name, symbol, reaches.get(`${symbol.lat} ${symbol.lon}`), view.colours.ink, 600);
      }
    }
  }

  const PlaceLayer = dateline.Painted.extend({
    options: { stage: 'symbols' },
    rank: 1,

    getAttribution: () => dateline.t('credits.geonames'),

    onAdd(map) {
      this._table = this._table || new dateline.Table(dateline.parseBlock(this.options.data));
      this._marks = [];
      for (let row = 0; row < this._table.rows; row += 1) {
        if (this._table.get('lat', row) !== null) {
          this._marks.push({ row, lat: this._table.get('lat', row), lon: this._table.get('lon', row),
            settlement: this._table.get('feature_class', row) === 'P',
            weight: this._table.get('mentions', row) || 0 });
        }
      }
      locate(this._marks, map);
      this._marks.sort((one, other) => other.weight - one.weight);
      dateline.Painted.prototype.onAdd.call(this, map);
      this._names = { rank: 5, paint: (ctx, view) => this._paintNames(ctx, view) };
      this._stage.add(this._names);
      dateline.listen(map);
    },

    onRemove(map) {
      this._stage.remove(this._names);
      dateline.Painted.prototype.onRemove.call(this, map);
    },

    paint(ctx, view) {
      for (const mark of this._marks) {
        const at = view.at(mark.world);
        if (view.bounds.contains(at)) {
          paintMark(ctx, at.x, at.y, mark.settlement, view.colours);
        }
      }
    },

    _paintNames(ctx, view) {
      if (view.zoom < PLACE_NAMES_FROM_ZOOM) {
        return;
      }
      for (const mark of this._marks) {
        if (mark.settlement) {
          writeBeside(ctx, view, this._table.get('name', mark.row), mark, 4, view.colours.quiet, 400);
        }
      }
    },

    hits(point, view) {
      return this._marks
        .filter(mark => view.at(mark.world).distanceTo(point) <= 4 + FINGER)
        .map(mark => ({
          layer: this,
          row: mark.row,
          place: this._table,
          latLng: L.latLng(mark.lat, mark.lon),
          offset: L.point(0, -3),
          title: this._table.get('name', mark.row),
        }));
    },
  });

  dateline.placeSwatch = (map, settlement) =>
    dateline.swatch(map, 16, 16, (ctx, colours) => paintMark(ctx, 8, 8, settlement, colours));

  // Settlements are dots; countries, regions and the like rings, as their point stands for an area.
  function paintMark(ctx, x, y, settlement, colours) {
    ctx.beginPath();
    ctx.arc(x, y, settlement ? 2.6 : 3, 0, 2 * Math.PI);
    ctx.fillStyle = settlement ? colours.quiet : colours.land;
    ctx.fill();
    ctx.lineWidth = 1.2;
    ctx.strokeStyle = settlement ? colours.land : colours.quiet;
    ctx.stroke();
  }

  // One area for each point and radius, with the incidents that it stands for.
  function areas(symbols, incidents) {
    const found = new Map();
    for (const symbol of symbols) {
      const km = incidents.get('uncertainty_km', symbol.row);
      if (symbol.vague && km > 0) {
        const key = `${symbol.lat} ${symbol.lon} ${km}`;
        if (!found.has(key)) {
          found.set(key, { lat: symbol.lat, world: symbol.world, km, ids: new Set() });
        }
        found.get(key).ids.add(symbol.id);
      }
    }
    return [...found.values()].sort((one, other) => other.km - one.km);
  }

  function kmToPixels(km, lat, view) {
    const kmAtThisLatitude = EARTH_CIRCUMFERENCE_KM * Math.max(0.05, Math.cos(lat * Math.PI / 180));
    return km * view.map.options.crs.scale(view.zoom) / kmAtThisLatitude;
  }

  // Write a name right of a point, or left of it, where neither covers anything; each name of a point once.
  function writeBeside(ctx, view, name, point, reach, colour, weight) {
    const key = `${name} ${point.lat.toFixed(1)} ${point.lon.toFixed(1)}`;
    if (view.named.has(key)) {
      return;
    }
    view.named.add(key);
    const at = view.at(point.world);
    const size = 11.5;
    ctx.font = `${weight} ${size}px ${dateline.FONT}`;
    ctx.textBaseline = 'middle';
    ctx.textAlign = 'left';
    const wide = ctx.measureText(name).width;
    const { x: from } = view.map.containerPointToLayerPoint([0, 0]);
    const to = from + view.map.getSize().x;
    for (const x of [at.x + reach + 4, at.x - reach - 4 - wide]) {
      if (x >= from && x + wide <= to && view.taken.take(x - 1, at.y - size / 2 - 1, wide + 2, size + 2)) {
        dateline.haloed(ctx, name, x, at.y, colour, view.colours.land);
        return;
      }
    }
  }
})(window.dateline = window.dateline || {});
