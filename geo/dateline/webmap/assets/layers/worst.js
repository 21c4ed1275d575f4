// The incidents that stand by themselves, above all clusters, where they happened. No DOM, no map.
(function (dateline) {
  'use strict';

  // An incident this large may stand: as many in a neighbourhood as the eye takes in, none over another.
  const LEAST_RADIUS_PX = 11;
  const GAP_PX = 3;
  const NEAR_PX = 150;
  const IN_NEAR = 3;
  // Where more than these are as bad, none stands out.
  const MOST_ALIKE = 5000;

  // {rows, discs}: the worst first, and where each lies, by its place in `rows`. Where there are few incidents no
  // neighbourhood is crowded.
  dateline.worst = function (marks, rows, scale, few) {
    const large = largest(marks, rows);
    const discs = new dateline.Discs(large.length, marks.period * scale, GAP_PX);
    const found = [];
    for (const row of large) {
      const x = marks.x[row] * scale;
      const y = marks.y[row] * scale;
      const crowded = !few && discs.find(x, y, NEAR_PX) >= IN_NEAR;
      if (!crowded && discs.isFree(x, y, marks.radius[row])) {
        discs.put(found.length, x, y, marks.radius[row]);
        found.push(row);
      }
    }
    return { rows: found, discs };
  };

  // Running totals are none.
  function largest({ radius, tally }, rows) {
    let large = rows.filter(row => radius[row] >= LEAST_RADIUS_PX && !tally[row]);
    if (large.length > MOST_ALIKE) {
      const bar = Float32Array.from(large, row => radius[row]).sort()[large.length - MOST_ALIKE];
      large = large.filter(row => radius[row] > bar);
    }
    return large.sort((one, other) => radius[other] - radius[one] || one - other);
  }
})(window.dateline = window.dateline || {});
