// Names on the map: of countries, divisions and towns where there is room for them, and of lines along the line.
(function (dateline) {
  'use strict';

  const COUNTRIES_FROM_ZOOM = 1.5;
  const DIVISIONS_FROM_ZOOM = 5;
  const TOWNS_FROM_ZOOM = 4;
  const LINES_FROM_ZOOM = 4.5;
  // From here on small countries are named beyond their coasts and borders too, once they are so wide.
  const SMALL_FROM_ZOOM = 5.5;
  const SMALL_PX = 8;
  // How far from its place the name of a small country may stand.
  const FAR_PX = 60;
  // A name may reach this much beyond the area that it names.
  const OVERHANG = 1.15;
  // Where a name goes when something is in its place: so many lines down or up.
  const DODGES = [0, 1.3, -1.3, 2.6, -2.6, 4, -4];
  const LINE_SIZE = 10.5;
  // Towns keep this far apart, in pixels: a few to find one's way by, not all that there are.
  const TOWN_GAP = 12;
  const SQUARE_PX = 80;
  const SQUARE_STRIDE = 1 << 20;
  const CASUAL_TURN = Math.PI / 2;

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

  // Rectangles on the screen, kept by the squares that they touch, so that few are asked whether one is free.
  dateline.Boxes = class {
    constructor() {
      this._squares = new Map();
    }

    // Take a rectangle, whatever lies there.
    add(x, y, width, height) {
      const box = { x, y, right: x + width, bottom: y + height };
      eachSquare(box, key => {
        const own = this._squares.get(key);
        own ? own.push(box) : this._squares.set(key, [box]);
      });
    }

    // Take a rectangle if none lies over it; tells whether it was free.
    take(x, y, width, height) {
      const [right, bottom] = [x + width, y + height];
      let free = true;
      eachSquare({ x, y, right, bottom }, key => {
        free = free && !this._squares.get(key)?.some(box =>
          x < box.right && right > box.x && y < box.bottom && bottom > box.y);
      });
      if (free) {
        this.add(x, y, width, height);
      }
      return free;
    }
  };

  function eachSquare({ x, y, right, bottom }, visit) {
    const [toColumn, toRow] = [Math.floor(right / SQUARE_PX), Math.floor(bottom / SQUARE_PX)];
    for (let column = Math.floor(x / SQUARE_PX); column <= toColumn; column += 1) {
      for (let row = Math.floor(y / SQUARE_PX); row <= toRow; row += 1) {
        visit(column * SQUARE_STRIDE + row);
      }
    }
  }

  // Names of areas, the widest first: `table` has the columns name, lat, lon, width (of the area, in degrees) and
  // disputed.
  dateline.areaNames = function (table, country, map) {
    return table.name.map((text, i) => ({
      text: dateline.term('area', text) || text,
      world: worldOf(map, table.lat[i], table.lon[i]),
      width: table.width[i],
      disputed: Boolean(table.disputed[i]),
      country,
    })).sort((one, other) => other.width - one.width);
  };

  // Names of towns, in the order of `table`, which is that of their size; `capital` is 1 for the seat of a country.
  dateline.townNames = (table, map) => table.name.map((text, i) => ({
    text,
    lat: table.lat[i],
    lon: table.lon[i],
    world: worldOf(map, table.lat[i], table.lon[i]),
    capital: Boolean(table.capital[i]),
  }));

  // Write what finds room: each name once, at the first of its places that is in view.
  dateline.writeAreas = function (ctx, view, names) {
    const degree = view.scale * view.map.options.crs.scale(0) / 360;
    const frame = frameOf(view);
    const written = new Set();
    for (const name of names) {
      const at = view.at(name.world);
      if (view.zoom >= (name.country ? COUNTRIES_FROM_ZOOM : DIVISIONS_FROM_ZOOM) && !written.has(name.text)
          && frame.contains(at) && writeArea(ctx, view, frame, name, at, name.width * degree)) {
        written.add(name.text);
      }
    }
    ctx.letterSpacing = '0px';
  };

  function writeArea(ctx, view, frame, name, at, room) {
    const size = name.country ? Math.max(10, Math.min(15, Math.round(12 + room / 22) / 2)) : 9;
    ctx.font = `${name.disputed ? 'italic ' : ''}${name.country ? 600 : 400} ${size}px ${dateline.FONT}`;
    ctx.letterSpacing = name.country ? `${Math.min(3, size / 7)}px` : '0.9px';
    ctx.textAlign = 'center';
    ctx.textBaseline = 'middle';
    const forms = formsOf(ctx, name, size);
    const own = forms.find(form => form.wide <= room * OVERHANG);
    const form = own || (name.country && view.zoom >= SMALL_FROM_ZOOM && room >= SMALL_PX ? forms[0] : null);
    if (!form) {
      return false;
    }
    const { lines, wide } = form;
    const line = size * 1.25;
    const high = line * lines.length;
    const far = Math.max(name.country ? FAR_PX : 1, room / 3);
    const free = DODGES.map(dodge => at.y + dodge * line).find(y => Math.abs(y - at.y) < far
      && fits(view, frame, at.x - wide / 2 - 4, y - high / 2 - 2, wide + 8, high + 4));
    if (free === undefined) {
      return false;
    }
    const colour = name.country ? view.colours.country : view.colours.division;
    const first = free - (lines.length - 1) / 2 * line;
    lines.forEach((words, i) => dateline.haloed(ctx, words, at.x, first + i * line, colour, view.colours.land));
    return true;
  }

  // Take a rectangle that is wholly on the screen and free.
  const fits = (view, frame, x, y, width, height) =>
    frame.contains(L.bounds([x, y], [x + width, y + height])) && view.taken.take(x, y, width, height);

  function frameOf({ map }) {
    return L.bounds(map.containerPointToLayerPoint([0, 0]), map.containerPointToLayerPoint(map.getSize()));
  }

  // A name in one line and in two, with their widths: measured once for each size, as that is slow.
  function formsOf(ctx, name, size) {
    if (name.size !== size) {
      const text = name.text.toLocaleUpperCase(dateline.language());
      name.size = size;
      name.forms = [[text], inTwo(text)].map(lines =>
        ({ lines, wide: Math.max(...lines.map(line => ctx.measureText(line).width)) }));
    }
    return name.forms;
  }

  // A name broken at the space nearest to its middle.
  function inTwo(text) {
    const spaces = [...text.matchAll(/[ -]/g)].map(({ index }) => index + 1);
    const middle = spaces.sort((one, other) => Math.abs(one - text.length / 2) - Math.abs(other - text.length / 2))[0];
    return middle ? [text.slice(0, middle).trim(), text.slice(middle)] : [text];
  }

  // Towns to find one's way by: a small square and a quiet name, never where the articles name the place itself.
  dateline.writeTowns = function (ctx, view, towns) {
    if (view.zoom < TOWNS_FROM_ZOOM) {
      return;
    }
    const frame = frameOf(view);
    ctx.textAlign = 'left';
    ctx.textBaseline = 'middle';
    for (const town of towns) {
      const at = view.at(town.world);
      const key = dateline.nameKey(town.text, { lat: town.lat, lng: town.lon });
      if (!frame.contains(at) || view.named.has(key)) {
        continue;
      }
      ctx.font = `${town.capital ? 500 : 400} 10.5px ${dateline.FONT}`;
      const wide = ctx.measureText(town.text).width;
      if (fits(view, frame, at.x - 3 - TOWN_GAP, at.y - 7 - TOWN_GAP, wide + 11 + 2 * TOWN_GAP, 14 + 2 * TOWN_GAP)) {
        square(ctx, at.x, at.y, town.capital ? 2 : 1.5, view.colours.town);
        dateline.haloed(ctx, town.text, at.x + 5, at.y, view.colours.town, view.colours.land);
      }
    }
  };

  dateline.townSwatch = map => dateline.swatch(map, 16, 16, (ctx, colours) => square(ctx, 8, 8, 2, colours.town));

  function square(ctx, x, y, half, colour) {
    ctx.fillStyle = colour;
    ctx.fillRect(x - half, y - half, 2 * half, 2 * half);
  }

  // Write a name along a line, beside the straightest stretch in view that is long enough; each name once.
  dateline.writeAlong = function (ctx, view, text, lines) {
    if (view.zoom < LINES_FROM_ZOOM) {
      return;
    }
    ctx.font = `italic 500 ${LINE_SIZE}px ${dateline.FONT}`;
    ctx.textAlign = 'center';
    ctx.textBaseline = 'alphabetic';
    const wide = ctx.measureText(text).width;
    const straightest = lines.flatMap(line => stretches(line, view, wide)).sort((one, other) => one.bend - other.bend);
    for (const { x, y, turn } of straightest) {
      const [reachX, reachY] = [
        Math.abs(Math.cos(turn)) * wide / 2 + LINE_SIZE, Math.abs(Math.sin(turn)) * wide / 2 + LINE_SIZE];
      if (view.taken.take(x - reachX, y - reachY, 2 * reachX, 2 * reachY)) {
        ctx.save();
        ctx.translate(x, y);
        ctx.rotate(turn);
        dateline.haloed(ctx, text, 0, -5, view.colours.disputed, view.colours.land);
        ctx.restore();
        return;
      }
    }
  };

  // Where a text of that width could stand along a line: the middle, the turn, and how far the line bends away from it.
  function stretches({ points }, view, wide) {
    const { min, max } = frameOf(view);
    const inner = L.bounds(min.add([wide / 2, 20]), max.subtract([wide / 2, 20]));
    const at = i => view.at(L.point(points[i], points[i + 1]));
    const found = [];
    let from = 0;
    let walked = 0;
    for (let i = 2; i < points.length; i += 2) {
      walked += at(i).distanceTo(at(i - 2));
      if (walked < wide) {
        continue;
      }
      const [start, end] = [at(from), at(i)];
      const middle = start.add(end).divideBy(2);
      const slope = Math.atan2(end.y - start.y, end.x - start.x);
      const turn = slope > CASUAL_TURN ? slope - Math.PI : slope < -CASUAL_TURN ? slope + Math.PI : slope;
      if (inner.contains(middle)) {
        found.push({ x: middle.x, y: middle.y, turn, bend: walked / Math.max(1, start.distanceTo(end)) });
      }
      from = i;
      walked = 0;
    }
    return found.filter(({ bend }) => bend < 1.4);
  }

  const worldOf = (map, lat, lon) => map.options.crs.latLngToPoint(L.latLng(lat, lon), 0);
})(window.dateline = window.dateline || {});
