// The documents of an act to keep, each fetched with the session's token and handed to the browser as a file.
import { useState } from 'react';
import { paper, type Act } from '../api/client';
import { save } from '../save';
import { messagesOf, papers, size } from '../texts';
import { Problems, type Problem } from './problems';

interface Props {
  act: Act;
  token: string;
  failed: (error: unknown) => void;
}

export function Papers({ act, token, failed }: Props) {
  const [problems, setProblems] = useState<Problem[]>([]);
  const [said, setSaid] = useState('');
  const fetchPaper = async (role: string, name: string, file: string): Promise<void> => {
    setProblems([]);
    try {
      save(await paper(token, act.folio, role), file);
      setSaid(`Se descargó: ${name}.`);
    } catch (error) {
      failed(error);
      setProblems(messagesOf(error));
    }
  };
  const listed = Object.keys(papers).flatMap((role) => (act.documentos ?? []).filter((document) => document.papel === role));
  return (
    <>
      <Problems title="No se pudo descargar" list={problems} />
      <p role="status" className="only-read">
        {said}
      </p>
      <ul className="papers">
        {listed.map((document) => {
          const { name, kind, extension } = papers[document.papel]!;
          return (
            <li key={document.papel}>
              <button type="button" className="plain" onClick={() => void fetchPaper(document.papel, name, `${act.folio}-${document.papel}.${extension}`)}>
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
