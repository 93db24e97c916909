// The documents of an act to keep, one by one or all in one file, and its deadlines for a calendar; each is fetched with the session's
// token and handed to the browser as a file.
import { useState } from 'react';
import { calendar, evidence, expediente, paper, receipt, type Act } from '../api/client';
import { save as hand } from '../save';
import { messagesOf, papers, size } from '../texts';
import { Problems, type Problem } from './problems';

// A paper by its role, the evidence of a step by its number, its receipt of the log, or one of the two files made of all.
type What = string | number | { receipt: number };
export type Save = (what: What) => void;

interface Props {
  act: Act;
  token: string;
  failed: (error: unknown) => void;
}

export function useSaving({ act, token, failed }: Props): { save: Save; problems: Problem[]; said: string } {
  const [problems, setProblems] = useState<Problem[]>([]);
  const [said, setSaid] = useState('');
  const fetched = (what: What): [Promise<Blob>, string, string] => {
    if (typeof what === 'object') {
      const no = what.receipt;
      return [receipt(token, act.folio, no), `el comprobante de la evidencia ${no}`, `${act.folio}-evidencia-${no}.tlog-proof`];
    }
    if (typeof what === 'number') return [evidence(token, act.folio, what), `la evidencia ${what}`, `${act.folio}-evidencia-${what}.xml`];
    if (what === 'expediente') return [expediente(token, act.folio), 'todo en un ZIP', `expediente-${act.folio}.zip`];
    if (what === 'calendario') return [calendar(token, act.folio), 'los plazos para su calendario', `plazos-${act.folio}.ics`];
    const known = papers[what]!;
    return [paper(token, act.folio, what), known.name, `${act.folio}-${what}.${known.extension}`];
  };
  const save = (what: What): void => {
    setProblems([]);
    setSaid('');
    const [blob, name, file] = fetched(what);
    blob.then(
      (bytes) => (hand(bytes, file), setSaid(`Se descargó: ${name}.`)),
      (error: unknown) => (failed(error), setProblems(messagesOf(error))),
    );
  };
  return { save, problems, said };
}

export function Papers({ act, saving: { save, problems, said } }: { act: Act; saving: ReturnType<typeof useSaving> }) {
  const listed = Object.keys(papers).flatMap((role) => (act.documentos ?? []).filter((document) => document.papel === role));
  return (
    <>
      <Problems title="No se pudo descargar" list={problems} />
      <p role="status" className="only-read">
        {said}
      </p>
      <p className="actions">
        <button type="button" onClick={() => save('expediente')}>
          Descargar todo en un ZIP
        </button>
        {(act.plazos?.deadlines ?? []).some((one) => one.who === 'patron') && (
          <button type="button" onClick={() => save('calendario')}>
            Plazos para su calendario (.ics)
          </button>
        )}
      </p>
      <p className="small">El ZIP trae un índice que dice qué prueba cada archivo y cómo comprobarlo sin el Instituto.</p>
      <ul className="papers">
        {listed.map((document) => {
          const { name, kind } = papers[document.papel]!;
          return (
            <li key={document.papel}>
              <button type="button" className="plain" onClick={() => save(document.papel)}>
                Descargar: {name}
              </button>{' '}
              <span className="small">
                {kind}, {size(document.bytes)}
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
}
