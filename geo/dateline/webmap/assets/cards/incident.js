// What is known of an incident, as elements: first what a reader in a hurry needs, then who says what, and the sources.
(function (dateline) {
  'use strict';

  const { el, foreign, t } = dateline;

  dateline.incidentDetails = function (tables, row) {
    const get = column => tables.incidents.get(column, row);
    const told = dateline.told(tables, get('id'));
    const table = dateline.figureTable(get, told);
    return [
      heading(get),
      dateline.tolls(get),
      facts(tables, row, get, told),
      table || (get('casualties') ? dateline.passage('p', 'dateline-casualties', get('casualties')) : null),
      dateline.claims(told),
      dateline.reports(get, told),
      foot(get),
    ];
  };

  function heading(get) {
    const type = dateline.typeStyle(get('event_type'));
    const dot = el('span', 'dateline-dot');
    dot.style.backgroundColor = type.colour;
    const badges = ['tally', 'disputed', 'approximate', 'confirmed'].filter(flag => get(flag))
      .map(flag => el('span', `dateline-badge dateline-badge-${flag}`, t(`badge.${flag}`)));
    return el('header', '', el('p', 'dateline-kind', dot, foreign('span', '', type.label), badges),
      dateline.passage('h2', '', get('title')));
  }

  function facts(tables, row, get, { articles }) {
    const { incidents } = tables;
    const located = get('lat') !== null;
    const said = (column, known) => {
      const reports = articles.flatMap(article => article.reports);
      const words = reports.map(one => one.get(column)).find(one => one && one !== known);
      return words ? [`${t('details.inarticle')} `, foreign('q', '', words)] : null;
    };
    const point = located
      ? dateline.coordinateWords(get('lat'), get('lon'), get('where_prec'), get('uncertainty_km')) : null;
    const when = dateline.dateWords(get('date_start'), get('date_end'), get('date_prec'));
    const beyond = Math.abs(get('lat')) > L.Projection.SphericalMercator.MAX_LATITUDE;
    const border = { km: get('border_km'), country: get('border_with') };
    return el('dl', 'dateline-facts',
      fact(t('details.when'), when,
        get('date_prec') === 1 ? null : said('date_text', when)),
      fact(t('details.where'), dateline.placeWords(incidents, row) || t('details.noplace'),
        located ? dateline.precisionWords(incidents, row) : t('details.nopoint'), point,
        beyond ? t('details.polar', { lat: get('lat') }) : null,
        !located || get('where_prec') !== 1 ? said('where_text', get('place')) : null),
      border.km === null ? null
        : fact(t('details.border'), t(border.country ? 'details.borderwith' : 'details.borderkm', border)),
      get('actors') ? fact(t('details.involved'), get('actors')) : null);
  }

  function fact(name, value, ...notes) {
    return el('div', 'dateline-fact', el('dt', '', name),
      el('dd', '', dateline.passage('span', 'dateline-value', value),
        notes.filter(note => note).map(note => el('span', 'dateline-note', note))));
  }

  // How far it can be trusted, and by which name it is cited.
  function foot(get) {
    const confidence = get('confidence');
    const chance = confidence === null ? null
      : t('details.chance', { percent: Math.round(confidence * 100), words: dateline.confidenceWords(confidence) });
    return el('footer', 'dateline-foot',
      el('p', '', t(get('confirmed') ? 'details.confirmed' : 'details.machine'), chance ? ` ${chance}` : null),
      cited(get('id')));
  }

  function cited(id) {
    const code = foreign('code', '', id);
    const done = el('span', 'dateline-done');
    done.setAttribute('role', 'status');
    const copy = dateline.button('dateline-copy', t('details.copy'), () => {
      // The words are selected where the browser lets nobody copy for the reader.
      window.getSelection().selectAllChildren(code);
      navigator.clipboard?.writeText(id).then(() => { done.textContent = t('details.copied'); }, () => null);
    }, t('details.copy'));
    return el('p', 'dateline-cited', code, ' ', copy, ' ', done);
  }
})(window.dateline = window.dateline || {});
