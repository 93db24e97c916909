// What happened to an act, in order, and what proves each step: the paper itself, or the digest of what the Institute keeps.
import type { Act } from '../api/client';
import { instant } from '../dates';
import { keptPapers, papers } from '../texts';
import type { Save } from './papers';

type Proof = NonNullable<Act['historia'][number]['pruebas']>[number];

const nameOf = (proof: Proof): string => papers[proof.papel]?.name ?? keptPapers[proof.papel] ?? 'Documento del Instituto';

const ProofLine = ({ proof, save }: { proof: Proof; save: Save }) => (
  <li>
    {proof.suyo ? (
      <button type="button" className="plain" onClick={() => save(proof.papel)}>
        {nameOf(proof)} ({papers[proof.papel]?.kind})
      </button>
    ) : (
      <>{nameOf(proof)} (lo conserva el Instituto)</>
    )}
    <code className="small" translate="no">
      SHA-256 {proof.sha256}
    </code>
  </li>
);

const EvidenceLine = ({ no, logged, save }: { no: number; logged: boolean; save: Save }) => (
  <li>
    <button type="button" className="plain" onClick={() => save(no)}>
      Descargar la evidencia {no} (XML firmado)
    </button>
    <span className="small">Constancia electrónica de este paso: qué pasó y a qué hora, con firma y sello de tiempo. Puede comprobarla en «Verificar».</span>
    {logged && (
      <>
        <button type="button" className="plain" onClick={() => save({ receipt: no })}>
          Descargar su comprobante en la bitácora (.tlog-proof)
        </button>
        <span className="small">La bitácora es una lista pública que nadie puede cambiar sin que se note. El comprobante dice qué lugar tiene en ella esta evidencia.</span>
      </>
    )}
  </li>
);

export function Timeline({ events, save }: { events: Act['historia']; save: Save }) {
  return (
    <ol className="timeline">
      {events.map((event, place) => (
        <li key={place}>
          <time dateTime={event.ocurrido}>{instant(event.ocurrido)}</time>
          <span>{event.texto}</span>
          {(!!event.pruebas?.length || event.evidencia !== undefined) && (
            <details>
              <summary>
                Qué lo prueba<span className="only-read">: {event.texto}</span>
              </summary>
              <ul className="proofs">
                {event.evidencia !== undefined && <EvidenceLine no={event.evidencia} logged={event.comprobante === true} save={save} />}
                {event.pruebas?.map((proof) => (
                  <ProofLine key={proof.sha256} proof={proof} save={save} />
                ))}
              </ul>
            </details>
          )}
        </li>
      ))}
    </ol>
  );
}
