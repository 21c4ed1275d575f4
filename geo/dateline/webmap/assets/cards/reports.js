// Who says what of an incident: claims that contradict each other side by side, and every report with its sentences.
(function (dateline) {
  'use strict';

  const { el, foreign, t, term } = dateline;

  // Claims of the same matter stand side by side: they are kept where they differ.
  dateline.claims = function ({ claims }) {
    const matters = new Map();
    for (const one of claims) {
      const about = one.get('about');
      matters.set(about, [...(matters.get(about) || []), one]);
    }
    return [...matters].map(([about, said]) => el('section', '',
      el('h3', '', t(said.length > 1 ? 'details.contradict' : 'details.claimed'), ' ',
        foreign('span', '', term('about', about) || about || t('about.other'))),
      el('div', 'dateline-claims', said.map(claim))));
  };

  // Every article that reports it, with the sentences that say so; where no article is known, the sentence alone.
  dateline.reports = function (get, { articles }) {
    if (!articles.length) {
      const sources = get('sources');
      return [
        get('quote') ? dateline.passage('blockquote', '', get('quote')) : null,
        sources ? el('div', 'dateline-source', `${t('details.source')} `, dateline.passage('span', '', sources)) : null,
      ];
    }
    const differ = readings(articles).size > 1;
    return el('section', 'dateline-reports', el('h3', '', t('details.reports', { n: articles.length })),
      el('ol', 'dateline-articles', articles.map(article => el('li', 'dateline-article',
        source(article), differ ? reading(article) : null, sentences(article)))));
  };

  function claim(one) {
    const who = one.get('said_by');
    return el('figure', 'dateline-claim',
      el('figcaption', '', who ? dateline.passage('span', '', who) : t('details.bywhom'), ' ',
        one.sentence ? dateline.cite(one) : null),
      dateline.passage('p', 'dateline-value', one.get('value') ?? t('details.silent')));
  }

  function source({ number, id, reports }) {
    const get = column => (reports.length ? reports[0].get(column) : null);
    const name = [get('source'), get('title')].filter(part => part).join(' – ') || id || t('details.unnamed');
    const published = get('published') ? dateline.shortDate(get('published'), null, 1) : t('details.undated');
    return el('p', 'dateline-source', el('span', 'dateline-ordinal', dateline.number(number)), ' ',
      dateline.link(get('url'), name), el('span', 'dateline-note', published));
  }

  // Where and when it happened as a report has it, by itself.
  function reading({ reports }) {
    const [words] = readings([{ reports }]);
    return words ? el('p', 'dateline-note', `${t('details.reading')} `, foreign('span', '', words)) : null;
  }

  function readings(articles) {
    const day = get => (get('date_start') || get('date_end')
      ? dateline.shortDate(get('date_start'), get('date_end'), get('date_prec')) : null);
    return new Set(articles.flatMap(({ reports }) => reports.slice(0, 1))
      .map(({ get }) => [day(get), get('place')].filter(part => part).join(' · ')).filter(words => words));
  }

  // A sentence that only tells again what was counted already stands back until it is asked for.
  function sentences({ sentences: all }) {
    const tellsAgain = ({ said }) => said.every(one => one.get('use') === 'repeated');
    const first = [...all.values()].filter(sentence => !tellsAgain(sentence));
    const again = [...all.values()].filter(tellsAgain);
    if (!again.length || !first.length) {
      return [...first, ...again].map(dateline.sentence);
    }
    const more = el('div', '', again.map(dateline.sentence));
    more.hidden = true;
    const label = t('details.again', { n: again.length });
    return [first.map(dateline.sentence), dateline.disclosure('dateline-all', label, more), more];
  }
})(window.dateline = window.dateline || {});
