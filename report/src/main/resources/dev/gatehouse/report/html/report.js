'use strict';
(() => {
  const FIRST = 20;
  const MORE = 100;
  const data = JSON.parse(document.getElementById('data').textContent);
  const [RULE, VERDICT, SEVERITY, PLACE, STATEMENT, WAIVER] = [0, 1, 2, 3, 4, 5];
  const list = document.getElementById('rules');
  const shown = document.getElementById('shown');
  const clear = document.getElementById('clear');
  const search = document.getElementById('search');
  const choices = [...document.querySelectorAll('button[data-filter]')];
  const texts = data.findings.map(() => null);

  const counted = (number, one, many) => `${number.toLocaleString('en')} ${number === 1 ? one : many}`;

  /** An element with a class and text or children. */
  const element = (name, className, ...children) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...children);
    return made;
  };

  /** Text in which what stands between backticks is code. */
  const prose = text => {
    const parts = text.split('`');
    if (parts.length % 2 === 0) return [text];
    return parts.map((part, i) => (i % 2 ? element('code', '', part) : part)).filter(part => part !== '');
  };

  /** What a search looks through. */
  const textOf = i => {
    if (texts[i] === null) {
      const finding = data.findings[i];
      const rule = data.rules[finding[RULE]];
      texts[i] = `${rule.id} ${rule.title} ${finding[PLACE]} ${finding[STATEMENT]}`.toLowerCase();
    }
    return texts[i];
  };

  const pressed = filter => new Set(
    choices.filter(c => c.dataset.filter === filter && c.getAttribute('aria-pressed') === 'true')
      .map(c => Number(c.dataset.value)));

  /**
   * The findings that all filters let through, by rule, in the order of the data. Those of compliance follow from the
   * others: they show when asked for.
   */
  const matching = () => {
    const [practices, severities, verdicts] = ['practice', 'severity', 'verdict'].map(pressed);
    const words = search.value.toLowerCase().split(/\s+/).filter(word => word !== '');
    const byRule = new Map();
    data.findings.forEach((finding, i) => {
      const rule = data.rules[finding[RULE]];
      const fits = (verdicts.size === 0 || verdicts.has(finding[VERDICT]))
        && (severities.size === 0 || severities.has(finding[SEVERITY]))
        && (practices.size === 0 ? rule.practice !== data.follows : practices.has(rule.practice))
        && words.every(word => textOf(i).includes(word));
      if (fits) {
        if (!byRule.has(finding[RULE])) byRule.set(finding[RULE], []);
        byRule.get(finding[RULE]).push(finding);
      }
    });
    return byRule;
  };

  const placeRow = (finding, severity) => {
    const what = element('div', '');
    if (data.verdicts[finding[VERDICT]].name !== 'FAIL') {
      const verdict = data.verdicts[finding[VERDICT]];
      what.append(element('span', `tag ${verdict.name}`, verdict.label));
    } else if (finding[SEVERITY] !== severity) {
      what.append(element('span', `tag severity ${data.severities[finding[SEVERITY]]}`, data.severities[finding[SEVERITY]]));
    }
    what.append(...prose(finding[STATEMENT]));
    if (finding[WAIVER]) what.append(element('span', 'waiver', finding[WAIVER]));
    return element('li', 'place', element('div', 'where', finding[PLACE]), what);
  };

  const part = (title, ...body) => element('div', '', element('h4', '', title), ...body);

  const body = (rule, findings, severity) => {
    const fix = part('How to fix it', element('p', '', ...prose(rule.fix)));
    if (rule.example) {
      const example = element('pre', '', element('code', '', rule.example));
      example.tabIndex = 0;
      fix.append(example);
    }
    const why = part('Why it matters', element('p', '', ...prose(rule.why)));
    if (rule.evidences) why.append(element('h4', 'evidence', 'Evidence for'), element('p', 'requirements', rule.evidences));
    const about = element('div', 'about', why, fix);
    const places = element('ul', '');
    const made = element('div', 'body', about, places);
    const button = element('button', 'plain more');
    button.type = 'button';
    let next = 0;
    const more = count => {
      const until = Math.min(findings.length, next + count);
      for (; next < until; next++) places.append(placeRow(findings[next], severity));
      const left = findings.length - next;
      if (left === 0) button.remove();
      else {
        button.textContent = `Show ${Math.min(left, MORE)} more of ${counted(left, 'place', 'places')}`;
        places.after(button);
      }
    };
    button.addEventListener('click', () => {
      const first = next;
      more(MORE);
      const row = places.children[first];
      row.tabIndex = -1;
      row.focus();
    });
    more(FIRST);
    return made;
  };

  const card = (rule, findings, open) => {
    const severity = Math.min(...findings.map(f => f[SEVERITY]));
    const name = data.severities[severity];
    const summary = element('summary', '',
      element('span', `severity ${name}`, name),
      element('div', '', element('h3', '', rule.title), element('code', '', rule.id)),
      element('span', 'places', counted(findings.length, 'place', 'places')));
    const made = element('details', 'rule card', summary);
    const fill = () => {
      if (made.open && made.children.length === 1) made.append(body(rule, findings, severity));
    };
    made.addEventListener('toggle', fill);
    made.open = open;
    fill();
    return made;
  };

  const show = () => {
    const byRule = matching();
    const cards = [...byRule.keys()].sort((a, b) => a - b)
      .map((index, i) => card(data.rules[index], byRule.get(index), i < 1 || byRule.size <= 3));
    const total = [...byRule.values()].reduce((sum, findings) => sum + findings.length, 0);
    shown.textContent = `${counted(total, 'finding', 'findings')} in ${counted(byRule.size, 'rule', 'rules')}`;
    list.replaceChildren(...cards);
    if (cards.length === 0) list.append(element('p', 'card empty', 'Nothing matches these filters.'));
    clear.hidden = search.value === '' && choices.every(c => c.getAttribute('aria-pressed') === c.dataset.initially);
  };

  for (const choice of choices) {
    choice.dataset.initially = choice.getAttribute('aria-pressed');
    choice.addEventListener('click', () => {
      choice.setAttribute('aria-pressed', String(choice.getAttribute('aria-pressed') !== 'true'));
      show();
    });
  }
  let waiting = 0;
  search.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, 120);
  });
  clear.addEventListener('click', () => {
    search.value = '';
    choices.forEach(c => c.setAttribute('aria-pressed', c.dataset.initially));
    show();
    search.focus();
  });
  document.addEventListener('keydown', event => {
    if (event.key === '/' && !/^(INPUT|TEXTAREA)$/.test(document.activeElement.tagName)) {
      event.preventDefault();
      search.focus();
    }
  });
  window.addEventListener('beforeprint', () => list.querySelectorAll('details').forEach(details => {
    details.open = true;
    details.dispatchEvent(new Event('toggle'));
  }));

  const theme = document.getElementById('theme');
  const dark = () => (document.documentElement.dataset.theme
    ? document.documentElement.dataset.theme === 'dark'
    : matchMedia('(prefers-color-scheme: dark)').matches);
  const label = () => { theme.textContent = dark() ? 'Light' : 'Dark'; };
  theme.addEventListener('click', () => {
    document.documentElement.dataset.theme = dark() ? 'light' : 'dark';
    label();
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', label);
  label();
  theme.hidden = false;
  document.getElementById('filters').hidden = false;
  document.querySelectorAll('.tile').forEach(tile => { tile.disabled = false; });
  show();
})();
