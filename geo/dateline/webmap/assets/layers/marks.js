// The incidents of a block as typed arrays by row, made once: where they are, how large and of which colour.
(function (dateline) {
  'use strict';

  const EARTH_CIRCUMFERENCE_KM = 40075.017;
  const TALLY_RADIUS = 10;
  // How large an area may be where nobody says, by UCDP's precision: it is not drawn, but the incident is no pin
  // either.
  const NOMINAL_KM = { 3: 30, 4: 100 };
  const NOMINAL_WIDE_KM = 400;
  // Near the poles a kilometre has no end on this projection.
  const LEAST_COSINE = 0.05;

  // {x, y, radius, killed, type, rough, tally, area, km, end, period, colours, located}: what clusters.js says of it,
  // `colours` by code of type, `km` of the circle that is drawn (0 for none), and `located`, 1 for the rows that are
  // on the map.
  dateline.marks = function (incidents, crs) {
    const { rows } = incidents;
    const [lat, lon, killed, prec, km, tally] = ['lat', 'lon', 'killed', 'where_prec', 'uncertainty_km', 'tally']
      .map(name => incidents.numbers(name));
    const types = incidents.coded('event_type');
    const scale = new dateline.Scale(incidents);
    const marks = {
      x: new Float64Array(rows),
      y: new Float64Array(rows),
      radius: new Float32Array(rows),
      area: new Float32Array(rows),
      km: new Float32Array(rows),
      rough: new Uint8Array(rows),
      tally: new Uint8Array(rows),
      located: new Uint8Array(rows),
      killed,
      type: types.at,
      colours: types.of.map(type => dateline.typeStyle(type).colour),
      end: scale.end,
      period: crs.latLngToPoint(L.latLng(0, 180), 0).x,
    };
    for (let row = 0; row < rows; row += 1) {
      if (Number.isNaN(lat[row]) || Number.isNaN(lon[row])) {
        continue;
      }
      const point = crs.latLngToPoint(L.latLng(lat[row], lon[row]), 0);
      marks.x[row] = point.x;
      marks.y[row] = point.y;
      marks.located[row] = 1;
      marks.tally[row] = tally[row] > 0 ? 1 : 0;
      marks.radius[row] = marks.tally[row] ? TALLY_RADIUS : scale.radius(killed[row]);
      if (dateline.isVague(prec[row])) {
        const wide = km[row] > 0 ? km[row] : NOMINAL_KM[prec[row]] || NOMINAL_WIDE_KM;
        marks.rough[row] = 1;
        marks.km[row] = km[row] > 0 ? km[row] : 0;
        const cosine = Math.max(LEAST_COSINE, Math.cos(lat[row] * Math.PI / 180));
        marks.area[row] = wide * marks.period / EARTH_CIRCUMFERENCE_KM / cosine;
      }
    }
    return marks;
  };
})(window.dateline = window.dateline || {});
