// Which layers of the map are shown, and on which base map.
(function (dateline) {
  'use strict';

  const { el, foreign, button, t } = dateline;

  dateline.layerControl = options => new LayerControl(options);

  const LayerControl = dateline.Card.extend({
    options: { position: 'topright', label: 'layers.label', className: 'dateline-layers', layers: [] },

    content(map) {
      const names = dateline.block(this.options.names);
      const layers = this.options.layers.map((one, i) => ({ ...one, name: names[i] }));
      const bases = layers.filter(one => !one.overlay);
      return [
        layers.filter(one => one.overlay).map(one => overlayChoice(map, one)),
        bases.length > 1 ? new Bases(map, bases).element : null,
      ];
    },
  });

  function overlayChoice(map, one) {
    const input = choiceInput('checkbox', map.hasLayer(one.layer));
    input.addEventListener('change', () => (input.checked ? map.addLayer(one.layer) : map.removeLayer(one.layer)));
    map.on('layeradd layerremove', ({ layer }) => {
      if (layer === one.layer) {
        input.checked = map.hasLayer(layer);
      }
    });
    return el('label', 'dateline-choice', input, foreign('span', '', one.name),
      one.layer.swatch ? one.layer.swatch(map) : null);
  }

  // The base maps, of which one is shown. A server learns who asks it for tiles: the reader is told before it is asked.
  class Bases {
    constructor(map, bases) {
      this._map = map;
      this._bases = bases;
      this._agreed = new Set();
      this._note = el('div', 'dateline-consent');
      this._note.setAttribute('role', 'status');
      this._inputs = bases.map(one => choiceInput('radio', map.hasLayer(one.layer)));
      const choices = el('fieldset', '', bases.map((one, i) => this._choice(one, this._inputs[i])));
      choices.setAttribute('aria-label', t('layers.base'));
      this.element = el('details', 'dateline-bases', el('summary', '', t('layers.base')), choices);
    }

    _choice(one, input) {
      input.name = 'dateline-base';
      input.addEventListener('change', () => this._wish(one, input));
      const refused = one.layer.refuses?.();
      input.disabled = Boolean(refused);
      one.layer.on('tileerror', () => this._fail(one, input));
      return el('label', 'dateline-choice', input, foreign('span', '', one.name),
        refused ? el('span', 'dateline-meta', t('layers.webonly')) : null);
    }

    _wish(one, input) {
      if (!(one.layer instanceof L.TileLayer) || this._agreed.has(one)) {
        this._show(one);
        return;
      }
      const host = one.layer.host?.() ?? one.name;
      this._say(input, t('layers.consent', { host }),
        button('dateline-turn', t('layers.load'), () => {
          this._agreed.add(one);
          this._show(one);
        }),
        button('dateline-turn', t('layers.cancel'), () => this._show(this._shown())));
    }

    // Say something beneath a choice, where it is seen.
    _say(input, words, ...answers) {
      this._note.replaceChildren(foreign('p', '', words), ...answers);
      input.closest('label').after(this._note);
      this._note.scrollIntoView({ block: 'nearest' });
    }

    _show(chosen) {
      this._note.replaceChildren();
      this._bases.forEach(one => (one === chosen ? this._map.addLayer(one.layer) : this._map.removeLayer(one.layer)));
      this._inputs.forEach((input, i) => { input.checked = this._bases[i] === chosen; });
    }

    _shown() {
      return this._bases.find(one => this._map.hasLayer(one.layer));
    }

    _fail(one, input) {
      if (this._map.hasLayer(one.layer) && !this._note.hasChildNodes()) {
        this._say(input, t('layers.failed', { host: one.layer.host?.() ?? one.name }));
      }
    }
  }

  function choiceInput(kind, checked) {
    const input = el('input', '');
    input.type = kind;
    input.checked = checked;
    return input;
  }
})(window.dateline = window.dateline || {});
