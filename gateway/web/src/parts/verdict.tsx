// The verdict of a verification: said first, with the focus on it; each link that was examined below.
import { useEffect, useRef } from 'react';
import type { FolioVerdict, Verdict } from '../api/client';
import { Fact, Facts } from './facts';
import { LINK_WORDS, ofDocument, ofFolio, type Reading } from '../verdict';

export type Judged =
  | { kind: 'folio'; asked: string; at: Date; answer: FolioVerdict }
  | { kind: 'document'; asked: string; at: Date; answer: Verdict };

const MARK = { good: '✓', doubt: '?', bad: '✗' } as const;
const moment = new Intl.DateTimeFormat('es-MX', { dateStyle: 'long', timeStyle: 'short', timeZone: 'America/Mexico_City' });

function Links({ links }: { links: Verdict['comprobaciones'] }) {
  return (
    <>
      <h3>Qué se comprobó</h3>
      <ul className="links">
        {links.map((link) => (
          <li key={link.nombre} className={link.resultado}>
            <h4>
              {link.nombre}: <span>{LINK_WORDS[link.resultado]}</span>
            </h4>
            {link.textos.map((text) => (
              <p key={text}>{text}</p>
            ))}
          </li>
        ))}
      </ul>
    </>
  );
}

export function VerdictBox({ judged }: { judged: Judged }) {
  const reading: Reading = judged.kind === 'folio' ? ofFolio(judged.answer) : ofDocument(judged.answer);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [judged]);
  return (
    <section className={`verdict ${reading.tone}`} aria-labelledby="veredicto">
      <h2 id="veredicto" tabIndex={-1} ref={heading}>
        <span aria-hidden="true" className="mark">
          {MARK[reading.tone]}
        </span>
        {reading.title}
      </h2>
      {reading.means.map((line) => (
        <p key={line} className="lead">
          {line}
        </p>
      ))}
      <Facts>
        <Fact name="Se verificó">{judged.asked}</Fact>
        {judged.answer.folio && judged.kind === 'document' && <Fact name="Folio">{judged.answer.folio}</Fact>}
        <Fact name="Cuándo">{moment.format(judged.at)} (hora del centro)</Fact>
      </Facts>
      {judged.kind === 'document' && <Links links={judged.answer.comprobaciones} />}
      <p className="unprinted">
        <button type="button" onClick={() => window.print()}>
          Imprimir este resultado
        </button>
      </p>
    </section>
  );
}
