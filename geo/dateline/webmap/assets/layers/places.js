// The places that the articles name: small grey marks, and the names of settlements.
(function (dateline) {
  'use strict';

  const NAMES_FROM_ZOOM = 5.5;
  const REACH_PX = 4;

  dateline.placeLayer = options => new PlaceLayer(options);

  const PlaceLayer = dateline.Painted.extend({
    options: { stage: 'symbols' },
    rank: 1,

    getAttribution: () => dateline.t('credits.geonames'),

    onAdd(map) {
      this._table = this._table || new dateline.Table(dateline.block(this.options.data));
      this._marks = this._marks || marksOf(this._table, map);
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
      if (view.zoom < NAMES_FROM_ZOOM) {
        return;
      }
      for (const mark of this._marks.filter(one => one.settlement)) {
        const at = view.at(mark.world);
        if (view.bounds.contains(at)) {
          const name = this._table.get('name', mark.row);
          dateline.writeBeside(ctx, view, { name, latLng: { lat: mark.lat, lng: mark.lon },
            left: at.x - REACH_PX, right: at.x + REACH_PX, y: at.y, colour: view.colours.quiet, weight: 400 });
        }
      }
    },

    hits(point, view) {
      return this._marks
        .filter(mark => view.at(mark.world).distanceTo(point) <= REACH_PX + dateline.FINGER)
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

  // Those named most come first. Their points are reckoned once: projecting at every frame would be slow.
  function marksOf(table, map) {
    const marks = [];
    for (let row = 0; row < table.rows; row += 1) {
      const [lat, lon] = [table.get('lat', row), table.get('lon', row)];
      if (lat !== null) {
        marks.push({ row, lat, lon, settlement: table.get('feature_class', row) === 'P',
          weight: table.get('mentions', row) || 0, world: map.options.crs.latLngToPoint(L.latLng(lat, lon), 0) });
      }
    }
    return marks.sort((one, other) => other.weight - one.weight);
  }

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
})(window.dateline = window.dateline || {});
