// Every mailbox the person may enter, what each needs and by when: the first page of whoever speaks for several.
import { useState } from 'react';
import type { Box } from '../api/client';
import { findBoxes, stillToEnable } from '../box';
import { distance, long } from '../dates';
import { Fact, Facts } from '../parts/facts';
import { Page } from '../parts/page';
import type { Session } from '../session';
import { serviceNow } from '../session';
import { count } from '../summary';
import { deadlineNames, roleNames } from '../texts';

interface Props {
  session: Session;
  boxes: Box[];
  current: Box | null;
  choose: (box: Box) => void;
}

const needs = (box: Box): number => box.totales.sin_abrir + box.totales.con_plazo;

const what = (box: Box): string => (box.proximo?.plazo === 'dia4' ? 'Se notifica un documento sin abrir' : (deadlineNames[box.proximo?.plazo ?? ''] ?? box.proximo?.texto ?? ''));

function said(boxes: Box[]): string {
  const waiting = boxes.filter(needs).length;
  const all = count(boxes.length, 'buzón', 'buzones');
  return waiting ? `De ${all}, ${waiting === 1 ? 'uno necesita' : `${waiting} necesitan`} de usted. Va primero lo que vence antes.` : `Ninguno de sus ${all} necesita de usted ahora.`;
}

const Company = ({ box, now, here, choose }: { box: Box; now: Date; here: boolean; choose: (box: Box) => void }) => (
  <li className={needs(box) ? 'card urgent' : 'card'}>
    <h2>{box.nombre}</h2>
    <p className={needs(box) ? 'tag' : 'tag done'}>
      {needs(box)
        ? [box.totales.sin_abrir && count(box.totales.sin_abrir, 'sin abrir', 'sin abrir'), box.totales.con_plazo && count(box.totales.con_plazo, 'con plazo por vencer', 'con plazo por vencer')].filter(Boolean).join(', ')
        : 'Nada pendiente'}
    </p>
    <Facts>
      <Fact name="RFC">{box.rfc}</Fact>
      {box.proximo && (
        <Fact name="Lo más próximo">
          {what(box)}:{' '}
          <strong>
            <time dateTime={box.proximo.fecha}>{long(box.proximo.fecha)}</time>
          </strong>
          , {distance(box.proximo.fecha, now)}
        </Fact>
      )}
      <Fact name="Usted">{roleNames[box.papel] ?? box.papel}</Fact>
      {!box.habilitado && <Fact name="Buzón IMSS">No está habilitado: sus notificaciones pueden ir a estrados (LSS 286 M).</Fact>}
    </Facts>
    <p>
      <button type="button" className={needs(box) ? 'main' : undefined} onClick={() => choose(box)}>
        {stillToEnable(box) ? 'Habilitar este buzón' : here ? 'Seguir en este buzón' : 'Entrar a este buzón'}
        <span className="only-read">: {box.nombre}</span>
      </button>
    </p>
  </li>
);

// With few there is nothing to look for.
const MANY = 6;

export function Companies({ session, boxes, current, choose }: Props) {
  const [text, setText] = useState('');
  const now = serviceNow(session);
  const found = findBoxes(boxes, text);
  return (
    <Page title="Sus empresas">
      <p className="lead">{said(boxes)}</p>
      {boxes.length > MANY && (
        <div className="field">
          <label htmlFor="empresa">Buscar una empresa por nombre o RFC</label>
          <input id="empresa" type="search" value={text} onChange={(event) => setText(event.target.value)} autoComplete="off" />
          <p className="small" role="status">
            {text.trim() ? `${count(found.length, 'coincide', 'coinciden')}.` : ''}
          </p>
        </div>
      )}
      <ul className="cards two">
        {found.map((box) => (
          <Company key={box.rfc} box={box} now={now} here={current?.rfc === box.rfc} choose={choose} />
        ))}
      </ul>
    </Page>
  );
}
