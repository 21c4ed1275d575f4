// The popup or sheet that shows what is known of an incident or of a place, and what opens it.
(function (dateline) {
  'use strict';

  const { el, foreign, t } = dateline;
  const TIP_ROOM_PX = 12;
  const TIP_HALF_PX = 135;
  const POPUP_PX = 372;
  const listening = new WeakSet();
  // What had the keyboard when details were opened from it, by map: it gets it back.
  const openers = new WeakMap();

  // Answer the pointer on a map: once, however many layers ask.
  dateline.listen = function (map) {
    if (listening.has(map)) {
      return;
    }
    listening.add(map);
    const tip = L.tooltip({ direction: 'top', className: 'dateline-tip', opacity: 1 });
    map.on('click', event => {
      const hits = hitsAt(map, event.layerPoint);
      if (hits.length) {
        map.removeLayer(tip);
        // A cluster opens in its own way.
        hits[0].enter ? hits[0].enter() : dateline.showDetails(map, hits);
      }
    });
    map.on('mousemove', event => {
      const [hit] = hitsAt(map, event.layerPoint);
      map.getContainer().classList.toggle('dateline-over', Boolean(hit));
      map.fire('dateline:hover', { hit: hit || null });
      if (hit) {
        tip.options.offset = hit.offset.subtract([0, 2]);
        tip.options.direction = sideFor(map, event.containerPoint.x);
        tip.setContent(hit.tip ? hit.tip() : foreign('span', '', hit.title)).setLatLng(hit.latLng).addTo(map);
      } else {
        map.removeLayer(tip);
      }
    });
    map.on('mouseout movestart', () => {
      map.removeLayer(tip);
      map.fire('dateline:hover', { hit: null });
    });
    map.on('popupclose', () => select(map, null));
    map.getContainer().addEventListener('keydown', event => {
      if (event.key === 'Escape') {
        dateline.closeDetails(map);
      }
    });
  };

  // What lies at a layer point: lines and areas answer where no symbol covers them.
  function hitsAt(map, point) {
    const hits = dateline.stage(map, 'symbols').hits(point);
    return hits.length ? hits : dateline.stage(map, 'lines').hits(point);
  }

  // Above the pointer, or beside it where a card would cover the words.
  function sideFor(map, x) {
    if (x < dateline.leftEdge(map) + TIP_HALF_PX) {
      return 'right';
    }
    return x > map.getSize().x - dateline.rightEdge(map) - TIP_HALF_PX ? 'left' : 'top';
  }

  // Show one of several things that lie on one another, with a way to the others. `hits` is an array, or any object
  // with `length` and `at(index)`: a hit is asked for when it is shown, and may be made only then. A hit is
  // {tables, row} of an incident, {place, row} of a place or {content()} of anything else, with `latLng` and `offset`
  // where it has a point on the map.
  dateline.showDetails = function (map, hits, focus) {
    const opener = document.activeElement;
    // Where there is no room for a popup, details come as a sheet at the lower edge.
    const narrow = dateline.isNarrow(map);
    const show = narrow || !hits.at(0).latLng ? sheet(map) : popup(map);
    openers.set(map, focus ? opener : null);
    let at = 0;
    const turn = by => {
      at = (at + by + hits.length) % hits.length;
      const content = render();
      content.querySelector(by > 0 ? '.dateline-turn:last-child' : '.dateline-turn').focus({ preventScroll: true });
    };
    const render = () => {
      const hit = hits.at(at);
      const pager = hits.length > 1 ? pages(at, hits.length, turn) : null;
      const content = el('article', 'dateline-details', pager,
        hit.content ? hit.content()
          : hit.place ? dateline.placeDetails(map, hit.place, hit.row) : dateline.incidentDetails(hit.tables, hit.row));
      content.tabIndex = -1;
      show(hit, content);
      select(map, hit.content || hit.place ? null : hit.tables.incidents.get('id', hit.row));
      return content;
    };
    const content = render();
    if (focus) {
      content.focus({ preventScroll: true });
    }
  };

  dateline.closeDetails = function (map) {
    map.closePopup();
    map.getContainer().querySelectorAll('.dateline-sheet').forEach(open => open.remove());
    select(map, null);
    const opener = openers.get(map);
    openers.delete(map);
    if (opener && opener.isConnected) {
      opener.focus({ preventScroll: true });
    }
  };

  function select(map, id) {
    dateline.selected = id;
    dateline.stage(map, 'symbols').repaint();
    map.fire('dateline:select', { id });
  }

  function popup(map) {
    dateline.closeDetails(map);
    let open = null;
    return (hit, content) => {
      if (open && open.isOpen()) {
        open.options.offset = hit.offset.add([0, 4]);
        open.setLatLng(hit.latLng).setContent(content);
        return;
      }
      const size = map.getSize();
      open = L.popup({
        className: 'dateline-popup',
        minWidth: POPUP_PX,
        maxWidth: POPUP_PX,
        offset: hit.offset.add([0, 4]),
        autoPanPaddingTopLeft: [dateline.leftEdge(map) + TIP_ROOM_PX, TIP_ROOM_PX],
        autoPanPaddingBottomRight: [dateline.rightEdge(map) + TIP_ROOM_PX, dateline.bottomEdge(map) + TIP_ROOM_PX],
      });
      const room = size.y - dateline.bottomEdge(map) - 4 * TIP_ROOM_PX;
      map.getContainer().style.setProperty('--popup-height', `${Math.max(160, Math.min(560, room))}px`);
      open.setLatLng(hit.latLng).setContent(content).openOn(map);
      const element = open.getElement();
      element.setAttribute('role', 'dialog');
      element.setAttribute('aria-label', t('details.label'));
      element.querySelector('.leaflet-popup-close-button').setAttribute('aria-label', t('details.close'));
      // What is unfolded in it makes it taller: it stays in the map.
      element.addEventListener('click', () => {
        const edge = map.getContainer().getBoundingClientRect().top + TIP_ROOM_PX;
        const above = edge - element.getBoundingClientRect().top;
        if (open.isOpen() && above > 0) {
          map.panBy([0, -above]);
        }
      });
    };
  }

  function sheet(map) {
    dateline.closeDetails(map);
    const close = dateline.button('dateline-close', t('details.close'), () => dateline.closeDetails(map), '×');
    const body = el('div', 'dateline-sheet-body');
    const panel = el('section', 'dateline-sheet', close, body);
    panel.setAttribute('role', 'dialog');
    panel.setAttribute('aria-label', t('details.label'));
    L.DomEvent.disableClickPropagation(panel);
    L.DomEvent.disableScrollPropagation(panel);
    map.getContainer().append(panel);
    return (hit, content) => {
      body.replaceChildren(content);
      body.scrollTop = 0;
      if (hit.latLng) {
        map.panInside(hit.latLng, clearOf(panel, map));
      }
    };
  }

  // How far a sheet keeps a symbol from the edges of the map, be it below or, on a low map, beside it.
  function clearOf(panel, map) {
    const frame = map.getContainer().getBoundingClientRect();
    const rect = panel.getBoundingClientRect();
    const below = rect.width > frame.width / 2;
    return {
      paddingTopLeft: [40, dateline.topEdge(map) + 40],
      paddingBottomRight: [
        below ? 40 : frame.right - rect.left + 40,
        below ? Math.min(frame.bottom - rect.top + 40, frame.height * 0.75) : dateline.bottomEdge(map) + 40,
      ],
    };
  }

  function pages(at, count, turn) {
    return el('div', 'dateline-pages',
      dateline.button('dateline-turn', t('details.previous'), () => turn(-1), '‹'),
      el('span', '', t('details.page', { at: at + 1, count })),
      dateline.button('dateline-turn', t('details.next'), () => turn(1), '›'));
  }
})(window.dateline = window.dateline || {});
