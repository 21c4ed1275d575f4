// What the reader can take away: a link to what is seen, and the selected incidents as files. And light or dark.
(function (dateline) {
  'use strict';

  const { el, button, t } = dateline;
  const THEMES = ['auto', 'light', 'dark'];

  dateline.shareCard = options => new ShareCard(options);

  const ShareCard = dateline.Card.extend({
    options: { position: 'topright', label: 'share.label', className: 'dateline-share', folded: true },

    content(map) {
      const { tables } = dateline.selection(this.options.data);
      const action = (key, act) => button('dateline-action', t(key), act);
      this._said = el('p', 'dateline-meta');
      this._said.setAttribute('role', 'status');
      return [
        el('div', 'dateline-actions', action('share.link', () => this._copy(map))),
        this._said,
        el('h3', '', t('share.selected')),
        el('div', 'dateline-actions',
          action('share.geojson', () => this._save(tables, dateline.geojson, 'application/geo+json', 'geojson')),
          action('share.csv', () => this._save(tables, dateline.csv, 'text/csv', 'csv'))),
        themes(map),
      ];
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

    async _save(tables, write, type, suffix) {
      const rows = dateline.selection(this.options.data).matching();
      const name = dateline.fileName(tables, suffix);
      await dateline.download(write(tables, rows, this.options.columns), type, name);
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
