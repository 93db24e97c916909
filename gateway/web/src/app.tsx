// The frame around every page, and the life of the session: from the login until it is left, ends, or is refused.
import { lazy, Suspense, useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import { mailboxes, Refusal } from './api/client';
import { arranges, stillToEnable, type Box } from './box';
import { ActPage } from './pages/act';
import { Companies } from './pages/companies';
import { Contacts } from './pages/contacts';
import { Confirm } from './pages/confirm';
import { Enrol } from './pages/enrolment';
import { Login } from './pages/login';
import { Mailbox } from './pages/mailbox';
import { EndingSoon } from './parts/ending_soon';
import { Page, Waiting } from './parts/page';
import { go, Link, paths, placeOf, usePath, type Place } from './router';
import { logOut, type Session } from './session';
import { firstView, type View } from './view';

const ENDED = 'Su sesión terminó. Entre otra vez; nada quedó a medias.';
const LEFT = 'Salió del buzón. Su e.firma ya no está en esta página.';

// Fetched when somebody goes there: who verifies needs no e.firma, and who enters needs no verification.
const Verify = lazy(() => import('./pages/verify').then((module) => ({ default: module.Verify })));
const Board = lazy(() => import('./pages/board').then((module) => ({ default: module.Board })));
const Posted = lazy(() => import('./pages/posted').then((module) => ({ default: module.Posted })));

// The pages that need no session; nothing for the others.
function publicPage(place: Place): ReactNode {
  switch (place.page) {
    case 'verify':
      return <Verify />;
    case 'board':
      return <Board />;
    case 'posted':
      return <Posted key={place.folio} folio={place.folio} />;
    default:
      return null;
  }
}

interface Inside {
  session: Session;
  boxes: Box[];
  box: Box;
  enter: (box: Box) => void;
  failed: (error: unknown) => void;
}

function Current({ session, boxes, box, enter, failed }: Inside) {
  const place = placeOf(usePath());
  // What each mailbox was last filtered by; gone with the session.
  const [views, setViews] = useState<Record<string, View>>({});
  const belongs = useCallback((rfc: string): void => {
    const owner = boxes.find((one) => one.rfc === rfc);
    if (owner) enter(owner);
  }, [boxes, enter]);
  switch (place.page) {
    case 'companies':
      return <Companies session={session} boxes={boxes} current={box} choose={(chosen) => (enter(chosen), go(stillToEnable(chosen) ? paths.enrolment : paths.mailbox))} />;
    case 'mailbox':
      return (
        <Mailbox
          key={box.rfc}
          session={session}
          box={box}
          failed={failed}
          view={views[box.rfc] ?? firstView}
          setView={(view) => setViews({ ...views, [box.rfc]: view })}
        />
      );
    case 'act':
      return <ActPage key={place.folio} folio={place.folio} session={session} box={box} belongs={belongs} failed={failed} />;
    case 'confirm':
      return <Confirm key={place.folio} folio={place.folio} session={session} box={box} belongs={belongs} failed={failed} />;
    case 'enrolment':
      return <Enrol key={box.rfc} session={session} box={box} failed={failed} />;
    case 'contacts':
      return <Contacts key={box.rfc} session={session} box={box} failed={failed} />;
    default:
      return (
        <Page title="Esta página no existe">
          <p>
            <Link to={paths.mailbox}>Ir al buzón</Link>
          </p>
        </Page>
      );
  }
}

export function App() {
  const [session, setSession] = useState<Session | null>(null);
  const [boxes, setBoxes] = useState<Box[]>([]);
  const [box, setBox] = useState<Box | null>(null);
  const [notice, setNotice] = useState('');
  const current = useRef<Session | null>(null);
  current.current = session;

  const leave = useCallback((why: string): void => {
    if (current.current) logOut(current.current);
    setSession(null);
    setBox(null);
    setNotice(why);
  }, []);
  const failed = useCallback(
    (error: unknown): void => {
      if (error instanceof Refusal && error.status === 401) leave(ENDED);
    },
    [leave],
  );
  // Whoever speaks for several begins with all of them, who speaks for one with that one, and who has nothing in a mailbox that is not
  // enabled with enabling it; an address that leads to an act is followed as it is.
  const enter = async (opened: Session): Promise<void> => {
    const { buzones } = await mailboxes(opened.token);
    const first = buzones[0];
    if (!first) throw new Refusal(403, 'No tiene un buzón ni representa a quien lo tenga', []);
    setBoxes(buzones);
    setBox(first);
    setNotice('');
    if (placeOf(location.pathname).page === 'mailbox') {
      const own = (one: Box): boolean => one.rfc === opened.rfc && stillToEnable(one);
      if (buzones.filter((one) => !own(one)).length > 1) go(paths.companies, 'replace');
      else if (stillToEnable(first)) go(paths.enrolment, 'replace');
    }
    setSession(opened);
  };
  // A page kept by the browser to go back to must hold no key either.
  useEffect(() => {
    const gone = (): void => leave('');
    window.addEventListener('pagehide', gone);
    return () => window.removeEventListener('pagehide', gone);
  }, [leave]);

  const open = publicPage(placeOf(usePath()));

  return (
    <>
      <a className="skip" href="#contenido">
        Ir al contenido
      </a>
      <header>
        <div className="inside">
          <p className="brand">
            <span>Instituto Mexicano del Seguro Social</span>
            <strong>Buzón IMSS</strong>
          </p>
          {session && box && (
            <nav aria-label="Sesión">
              <p>
                <span className="only-read">Está en el buzón de </span>
                <strong>{box.nombre}</strong> <span className="small">RFC {box.rfc}</span>
                {box.rfc !== session.rfc && <span className="small who">Entró {session.name}</span>}
              </p>
              {boxes.length > 1 && <Link to={paths.companies}>Cambiar de empresa ({boxes.length})</Link>}
              <Link to={paths.mailbox}>{box.rfc === session.rfc ? 'Su buzón' : 'Buzón'}</Link>
              {arranges(box) && <Link to={paths.contacts}>Medios de contacto y personas</Link>}
              <button type="button" onClick={() => (leave(LEFT), go('/', 'replace'))}>
                Salir
              </button>
            </nav>
          )}
        </div>
      </header>
      <main id="contenido" tabIndex={-1}>
        {session && <EndingSoon session={session} extended={setSession} ended={() => leave(ENDED)} />}
        {open ? (
          <Suspense fallback={<Waiting what="Abre la página…" />}>{open}</Suspense>
        ) : session && box ? (
          <Current session={session} boxes={boxes} box={box} enter={setBox} failed={failed} />
        ) : (
          <Login entered={enter} notice={notice} />
        )}
      </main>
      <footer>
        <div className="inside">
          <p>
            {session ? (
              <a href={paths.verify} target="_blank" rel="noreferrer">
                Verificar un documento (en otra pestaña)
              </a>
            ) : (
              <Link to={paths.verify}>Verificar un documento</Link>
            )}
            {' · '}
            <Link to={paths.board}>Estrados</Link>
            {!session && ' · '}
            {!session && <Link to="/">Entrar al buzón</Link>}. Ayuda: llame al teléfono que aparece en su aviso.
          </p>
        </div>
      </footer>
    </>
  );
}
