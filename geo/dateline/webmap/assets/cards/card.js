// The cards beside the map. On a wide map they stand in its corners; on a narrow one they open one at a time from tabs
// below it.
(function (dateline) {
  'use strict';

  const { el, t } = dateline;
  const NARROW_PX = 640;
  // As a telephone held sideways.
  const FLAT_PX = 480;
  // With less than these a wide map begins with its smaller cards folded.
  const LOW_PX = 620;
  const TIGHT_PX = 900;
  const MAX_FIRST_ZOOM = 9;
  const MAX_ZOOM = 18;
  const POLAR_LAT = 85;
  const WORLD_PX = 256;
  // A world round the Pacific is cut through the Atlantic, at 30° west.
  const PACIFIC_LNG = 150;
  // Between what is brought nearer and the cards; and the least by which it is.
  const ROOM_PX = 50;
  const LEAST_STEP = 1;
  const decks = new WeakMap();

  // Whether a map has no room for cards beside it.
  dateline.isNarrow = map => map.getSize().x < NARROW_PX || map.getSize().y < FLAT_PX;

  // Open the map on a box, clear of the cards beside it.
  dateline.fit = function (map, box) {
    // What lies near a pole stands at the edge of the projection, which then needs room beyond it.
    if (box.some(([lat]) => Math.abs(lat) >= POLAR_LAT)) {
      map.setMaxBounds(null);
    }
    map.options.opened = Math.abs(box[0][1]) > 180 || Math.abs(box[1][1]) > 180 ? PACIFIC_LNG : 0;
    // A small map may be zoomed out until it shows the whole world once.
    map.setMinZoom(Math.min(map.getMinZoom(), Math.floor(Math.log2(map.getSize().x / WORLD_PX) * 4) / 4));
    map.fitBounds(box, {
      paddingTopLeft: [dateline.leftEdge(map) + 30, dateline.topEdge(map) + 30],
      paddingBottomRight: [dateline.rightEdge(map) + 30, dateline.bottomEdge(map) + 30],
      maxZoom: MAX_FIRST_ZOOM,
      animate: false,
    });
  };

  // Bring a box nearer, clear of the cards: by at least a step, even where it fills the map already.
  dateline.zoomTo = function (map, box, animate) {
    const first = L.point(dateline.leftEdge(map), dateline.topEdge(map)).add([ROOM_PX, ROOM_PX]);
    const last = L.point(dateline.rightEdge(map), dateline.bottomEdge(map)).add([ROOM_PX, ROOM_PX]);
    const whole = map.getBoundsZoom(box, false, first.add(last));
    const zoom = Math.min(dateline.closestZoom(map), Math.max(map.getZoom() + LEAST_STEP, whole));
    const middle = map.project(box.getSouthWest(), zoom).add(map.project(box.getNorthEast(), zoom)).divideBy(2);
    map.setView(map.unproject(middle.add(last.subtract(first).divideBy(2)), zoom), zoom, { animate });
  };

  // A map of somebody's own may have no end.
  dateline.closestZoom = map => Math.min(map.getMaxZoom(), MAX_ZOOM);

  // How far what stands at a side reaches into the map, in pixels: the open cards of a wide one, title and tabs of a
  // narrow one.
  dateline.leftEdge = map =>
    reach(map, '.leaflet-left .dateline-open', (rect, frame) => rect.right - frame.left, true);
  dateline.rightEdge = map =>
    reach(map, '.leaflet-right .dateline-open', (rect, frame) => frame.right - rect.left, true);
  dateline.topEdge = map => reach(map, '.dateline-header', (rect, frame) => rect.bottom - frame.top, false);
  dateline.bottomEdge = map => Math.max(
    reach(map, '.dateline-dock', (rect, frame) => frame.bottom - rect.top, false),
    reach(map, '.dateline-timeline', (rect, frame) => frame.bottom - rect.top, null));

  function reach(map, selector, measure, wide) {
    if (wide !== null && wide === dateline.isNarrow(map)) {
      return 0;
    }
    const frame = map.getContainer().getBoundingClientRect();
    const rects = [...map.getContainer().querySelectorAll(selector)].map(one => one.getBoundingClientRect());
    return Math.max(0, ...rects.filter(rect => rect.width).map(rect => measure(rect, frame)));
  }

  // A card that folds to its heading. What extends it gives `heading(map)` and `content(map)` as lists of nodes,
  // `always(map)` for what stands between them and is not folded away, and the options `position`, `label` (the key of
  // a message), `className`, and `folded` where it begins so.
  dateline.Card = L.Control.extend({
    options: { level: 'h2', folded: false },

    onAdd(map) {
      this.map = map;
      const label = t(this.options.label);
      this._body = el('div', 'dateline-body', this.content(map));
      this._toggle = el('button', 'dateline-toggle', ...this.heading(map));
      this._toggle.type = 'button';
      this._toggle.addEventListener('click', () => this.fold(this._open));
      this._heading = el(this.options.level, '', this._toggle);
      this._card = el('section', `dateline-card ${this.options.className}`,
        this._heading, this.always(map), this._body);
      this._card.setAttribute('aria-label', label);
      L.DomEvent.disableClickPropagation(this._card);
      L.DomEvent.disableScrollPropagation(this._card);
      this._deck = dateline.deck(map);
      this._deck.add(this);
      return this._card;
    },

    addTo(map) {
      L.Control.prototype.addTo.call(this, map);
      // Only now is it on the page, where it can be moved.
      this._deck.arrange([this]);
      return this;
    },

    onRemove() {
      this._unfollow?.();
      this._deck.remove(this);
    },

    always() {
      return [];
    },

    // Call a function when a selection has changed: at once while the card is open, else when it is opened.
    follow(selection, show) {
      let seen = null;
      this._refresh = () => {
        if (this._open && seen !== selection.version) {
          seen = selection.version;
          show();
        }
      };
      this._unfollow = selection.listen(() => this._refresh());
    },

    heading() {
      return [el('span', 'dateline-heading', t(this.options.label))];
    },

    // Fold it, or open it; on a narrow map whatever else is open makes room.
    fold(folded) {
      this._open = !folded;
      this._card.classList.toggle('dateline-open', this._open);
      this._toggle.setAttribute('aria-expanded', String(this._open));
      this._body.hidden = folded;
      this._refresh?.();
      if (this._open) {
        this._deck.opened(this);
      }
      this.map.fire('dateline:fold', { card: this });
    },
  });

  // The cards of a map, and its dock.
  dateline.deck = function (map) {
    if (!decks.has(map)) {
      decks.set(map, new Deck(map));
    }
    return decks.get(map);
  };

  // The cards of a map, and where they stand.
  class Deck {
    constructor(map) {
      this.map = map;
      this.cards = [];
      this.narrow = null;
      this.tabs = el('nav', 'dateline-tabs');
      this.tabs.setAttribute('aria-label', t('cards.tabs'));
      this.sheet = el('div', 'dateline-drawer');
      // What lies along the lower edge of a narrow map, and what lies above the attribution, keep clear of their
      // height.
      this.dock = el('div', 'dateline-dock', this.tabs);
      [this.dock, this.sheet].forEach(part => {
        L.DomEvent.disableClickPropagation(part);
        L.DomEvent.disableScrollPropagation(part);
      });
      const heights = new ResizeObserver(() => this._measure());
      heights.observe(this.dock);
      heights.observe(this._cornerOf('bottomright'));
      map.on('resize', () => this.arrange());
    }

    add(card) {
      this.cards.push(card);
    }

    remove(card) {
      this.cards = this.cards.filter(one => one !== card);
      card._heading.remove();
      card._card.remove();
    }

    opened(card) {
      if (this.narrow) {
        this.cards.filter(other => other !== card && other._open).forEach(other => other.fold(true));
      }
    }

    // Put cards where the map has room for them: those that came to it, and all where the room has changed.
    arrange(added = []) {
      const container = this.map.getContainer();
      const { x: width, y: height } = this.map.getSize();
      container.style.setProperty('--map-height', `${height}px`);
      const narrow = dateline.isNarrow(this.map);
      const turned = narrow !== this.narrow;
      // A flat map has its drawer and sheet at its side.
      container.classList.toggle('dateline-flat', narrow && width >= NARROW_PX);
      if (turned) {
        this.narrow = narrow;
        container.classList.toggle('dateline-narrow', narrow);
        container.classList.toggle('dateline-wide', !narrow);
        container.append(this.sheet, this.dock);
      }
      const small = height < LOW_PX || width < TIGHT_PX;
      for (const card of turned ? this.cards : added) {
        if (narrow) {
          this.tabs.append(card._heading);
          this.sheet.append(card._card);
        } else if (!added.includes(card)) {
          card._card.prepend(card._heading);
          this._place(card);
        }
        card.fold(narrow || card.options.folded || (small && !card.options.tall));
      }
    }

    // As Leaflet does it: what comes later stands nearer to the middle of the map.
    _place(card) {
      const { position } = card.options;
      const corner = this._cornerOf(position);
      position.startsWith('top') ? corner.append(card._card) : corner.prepend(card._card);
    }

    _cornerOf(position) {
      const [side, end] = position.match(/top|bottom|left|right/g);
      return this.map.getContainer().querySelector(`.leaflet-${side}.leaflet-${end}`);
    }

    _measure() {
      const { style } = this.map.getContainer();
      style.setProperty('--dock', `${this.dock.offsetHeight}px`);
      style.setProperty('--foot', `${this._cornerOf('bottomright').offsetHeight}px`);
    }
  }
})(window.dateline = window.dateline || {});
