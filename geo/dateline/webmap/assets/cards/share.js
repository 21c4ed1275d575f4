// What the reader can take away: a link to what is seen, a picture, a print, the selected incidents as files. And light
// or dark.
(function (dateline) {
  'use strict';

  const { el, button, t } = dateline;
  const THEMES = ['auto', 'light', 'dark'];

  dateline.shareCard = options => new ShareCard(options);

  const ShareCard = dateline.Card.extend({
    options: { position: 'topright', label: 'share.label', className: 'dateline-share', folded: true },

    content(map) {
      const selection = dateline.selection(this.options.data);
      const { tables } = selection;
      this._stop = dateline.printable(map, selection);
      const action = (key, act) => button('dateline-action', t(key), act);
      this._said = el('p', 'dateline-meta');
      this._said.setAttribute('role', 'status');
      return [
        el('div', 'dateline-actions',
          action('share.link', () => this._copy(map)),
          action('share.picture', () => this._picture(map)),
          action('share.print', () => window.print())),
        this._said,
        el('h3', '', t('share.selected')),
        el('div', 'dateline-actions',
          action('share.geojson', () => this._save(tables, dateline.geojson, 'application/geo+json', 'geojson')),
          action('share.csv', () => this._save(tables, dateline.csv, 'text/csv', 'csv'))),
        themes(map),
      ];
    },

    onRemove(map) {
      this._stop();
      dateline.Card.prototype.onRemove.call(this, map);
    },

    async _copy(map) {
      const address = dateline.addressOf(map);
      try {
        await navigator.clipboard.writeText(address);
        this._said.replaceChildren(t(window.location.protocol === 'file:' ? 'share.copiedhere' : 'share.copied'));
      } catch {
        this._said.replaceChildren(toCopy(address));
        this._said.querySelector('input').select();
      }
    },

    async _picture(map) {
      const selection = dateline.selection(this.options.data);
      const canvas = dateline.picture(map, selection);
      const blob = await new Promise(resolve => canvas.toBlob(resolve, 'image/png'));
      this._offer(blob, dateline.fileName(selection.tables, 'png'));
    },

    async _save(tables, write, type, suffix) {
      const rows = dateline.selection(this.options.data).matching();
      const file = await dateline.inParts(write(tables, rows, this.options.columns), type);
      this._offer(file, dateline.fileName(tables, suffix));
    },

    _offer(blob, name) {
      dateline.offer(blob, name);
      this._said.replaceChildren(t('share.saved'), ' ', dateline.foreign('span', '', name));
    },
  });

  // For a browser that lets no page write to the clipboard.
  function toCopy(address) {
    const input = el('input', '');
    input.readOnly = true;
    input.value = address;
    return el('label', 'dateline-link', t('share.copy'), input);
  }

  function themes(map) {
    const inputs = THEMES.map(theme => {
      const input = el('input', '');
      input.type = 'radio';
      input.name = 'dateline-theme';
      input.value = theme;
      input.addEventListener('change', () => dateline.useTheme(map, theme));
      return input;
    });
    const show = () => inputs.forEach(input => { input.checked = input.value === dateline.themeOf(map); });
    map.on('dateline:theme', show);
    show();
    return el('fieldset', 'dateline-themes', el('legend', '', t('share.theme')),
      inputs.map(input => el('label', 'dateline-choice', input, t(`theme.${input.value}`))));
  }
})(window.dateline = window.dateline || {});
