// Before an act is opened: that it notifies, what is signed, what happens otherwise. Nothing is asked of the service until the person
// says so, and a lost answer never makes a second acuse.
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { mailboxAct, openAct, requestOpening, Refusal, Unreachable, type Act } from '../api/client';
import { distance, long, outOfHours } from '../dates';
import { boxMark, type Box } from '../box';
import { DayFour } from '../parts/deadlines';
import { Fact, Facts, FolioAndUnit } from '../parts/facts';
import { useLoaded } from '../parts/load';
import { MovedDates } from '../parts/moved_dates';
import { Page, Waiting } from '../parts/page';
import { Problems, type Problem } from '../parts/problems';
import { go, Link, paths } from '../router';
import { serviceNow, type Session } from '../session';
import { messagesOf } from '../texts';

interface Props {
  folio: string;
  session: Session;
  box: Box;
  belongs: (rfc: string) => void;
  failed: (error: unknown) => void;
}

interface Signed {
  nonce: string;
  signature: { certificado: string; firma: string };
}

const Choice = ({ act, whose, now }: { act: Act; whose: string; now: Date }) => (
  <Facts>
    <Fact name="Documento">{act.titulo}</Fact>
    <Fact name="Se notifica a">{whose}</Fact>
    <FolioAndUnit act={act} />
    <Fact name="Si lo abre ahora">
      Firma un acuse de recibo con su e.firma y queda notificado. {outOfHours(now) && <strong>A esta hora cuenta como abierto el día hábil siguiente. </strong>}
      La notificación surte efectos el día hábil siguiente (CFF 135) y desde entonces corren los plazos.
    </Fact>
    <Fact name="Qué plazos pueden empezar">
      <ul className="plain">
        <li>Pagar, si el documento fija un pago: 15 días hábiles; en algunos documentos, 30.</li>
        <li>Pedir aclaración de una cédula por diferencias: 5 días hábiles.</li>
        <li>Inconformarse ante el Instituto: 15 días hábiles.</li>
        <li>Demandar ante el Tribunal Federal de Justicia Administrativa: 30 días hábiles.</li>
      </ul>
      Cuáles son, lo dice el documento; al abrirlo verá cada fecha y cómo se contó.
    </Fact>
    <Fact name="A qué hora cuenta">
      De 9:30 a 18:00, hora del centro, de un día hábil, cuenta ese mismo día. Fuera de ese horario, cuenta el día hábil siguiente (CFF 12 y 13).
    </Fact>
    {act.dia4 && (
      <Fact name="Si no lo abre">
        Queda notificado de todos modos el <time dateTime={act.dia4}>{long(act.dia4)}</time>, {distance(act.dia4, now)}: el cuarto día (CFF 134-I). Sus plazos empiezan igual.
        {act.plazos && <DayFour terms={act.plazos} />}
      </Fact>
    )}
    <Fact name="Qué se firma">El folio, la huella del documento, un número de un solo uso y la hora. El acuse podrá descargarlo.</Fact>
  </Facts>
);

export function Confirm({ folio, session, box, belongs, failed }: Props) {
  const loaded = useLoaded(folio, () => mailboxAct(session.token, folio), failed);
  const [problems, setProblems] = useState<Problem[]>([]);
  const [busy, setBusy] = useState(false);
  const understood = useRef<HTMLInputElement>(null);
  const unanswered = useRef<Signed | null>(null);

  // When the answer was lost, whether it is open is asked first; then the same signature is sent again.
  const open = async (): Promise<void> => {
    if (unanswered.current && (await mailboxAct(session.token, folio)).estado === 'notified') return;
    if (!unanswered.current) {
      const request = await requestOpening(session.token, folio);
      unanswered.current = { nonce: request.nonce, signature: await session.efirma.sign(request.cadena) };
    }
    await openAct(session.token, folio, unanswered.current.nonce, unanswered.current.signature);
  };

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    if (!understood.current?.checked) {
      setProblems([{ what: 'Falta que confirme.', remedy: 'Marque la casilla si quiere abrirlo.', field: 'entiendo' }]);
      return;
    }
    setProblems([]);
    setBusy(true);
    try {
      await open();
      go(paths.act(folio), 'replace');
    } catch (error) {
      if (error instanceof Refusal && error.has('APERTURA-YA')) return go(paths.act(folio), 'replace');
      if (error instanceof Refusal && error.status < 500) unanswered.current = null;
      failed(error);
      const lost = error instanceof Unreachable && unanswered.current !== null;
      setProblems(
        lost
          ? [{ what: 'Se perdió la respuesta: no se sabe si quedó abierto.', remedy: 'Oprima otra vez «Firmar y abrir»; no se firmará un segundo acuse.' }]
          : messagesOf(error),
      );
      setBusy(false);
    }
  };

  const owner = loaded.state === 'ready' ? loaded.value.destinatario : box.rfc;
  useEffect(() => {
    if (owner !== box.rfc) belongs(owner);
  }, [owner, box.rfc, belongs]);
  const already = loaded.state === 'ready' && loaded.value.estado === 'notified';
  return (
    <Page title="Abrir este documento lo notifica" of={box}>
      <p>
        <Link to={paths.mailbox}>Volver al buzón sin abrirlo</Link>
      </p>
      {loaded.state === 'waiting' && <Waiting what="Buscando el documento…" />}
      {loaded.state === 'failed' && <Problems title="No se pudo leer el documento" list={messagesOf(loaded.error)} />}
      <Problems title="No se abrió" list={problems} />
      {already && (
        <p>
          Este documento ya está notificado. <Link to={paths.act(folio)}>Ver el documento y sus plazos</Link>
        </p>
      )}
      {loaded.state === 'ready' && !already && (
        <form onSubmit={(event) => void submit(event)} noValidate>
          <Choice act={loaded.value} whose={boxMark(box)} now={serviceNow(session)} />
          <MovedDates act={loaded.value} />
          <p className="check">
            <input id="entiendo" type="checkbox" ref={understood} aria-invalid={problems.some((one) => one.field === 'entiendo') || undefined} />
            <label htmlFor="entiendo">Entiendo que al abrirlo {box.rfc === session.rfc ? 'quedo notificado' : `queda notificada la empresa ${box.nombre}`} y que no se puede deshacer.</label>
          </p>
          <button type="submit" className="main" aria-disabled={busy}>
            {busy ? 'Firmando el acuse…' : 'Firmar y abrir'}
          </button>
        </form>
      )}
    </Page>
  );
}
