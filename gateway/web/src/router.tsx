// Addresses of the pages: a folio at most, nothing that identifies a session.
import { useEffect, useState, type MouseEvent, type ReactNode } from 'react';

export type Place =
  | { page: 'mailbox' }
  | { page: 'companies' }
  | { page: 'enrolment' }
  | { page: 'contacts' }
  | { page: 'verify' }
  | { page: 'board' }
  | { page: 'posted'; folio: string }
  | { page: 'act'; folio: string }
  | { page: 'confirm'; folio: string }
  | { page: 'unknown' };

export function placeOf(path: string): Place {
  if (path === '/' || path === '/buzon') return { page: 'mailbox' };
  if (path === '/buzon/habilitar') return { page: 'enrolment' };
  if (path === '/buzon/contacto') return { page: 'contacts' };
  if (path === '/empresas') return { page: 'companies' };
  if (path === '/verificacion') return { page: 'verify' };
  if (path === '/estrados') return { page: 'board' };
  const posted = /^\/estrados\/([A-Za-z0-9-]{1,40})$/.exec(path);
  if (posted) return { page: 'posted', folio: posted[1]! };
  const match = /^\/buzon\/([A-Za-z0-9-]{1,40})(\/abrir)?$/.exec(path);
  if (!match) return { page: 'unknown' };
  return { page: match[2] ? 'confirm' : 'act', folio: match[1]! };
}

export const paths = {
  mailbox: '/buzon',
  companies: '/empresas',
  enrolment: '/buzon/habilitar',
  contacts: '/buzon/contacto',
  act: (folio: string): string => `/buzon/${folio}`,
  verify: '/verificacion',
  board: '/estrados',
  posted: (folio: string): string => `/estrados/${folio}`,
  confirm: (folio: string): string => `/buzon/${folio}/abrir`,
};

const MOVED = 'buzon:moved';

export function go(path: string, how: 'push' | 'replace' = 'push'): void {
  if (how === 'push') history.pushState(null, '', path);
  else history.replaceState(null, '', path);
  window.scrollTo(0, 0);
  window.dispatchEvent(new Event(MOVED));
}

export function usePath(): string {
  const [path, setPath] = useState(location.pathname);
  useEffect(() => {
    const moved = (): void => setPath(location.pathname);
    window.addEventListener('popstate', moved);
    window.addEventListener(MOVED, moved);
    return () => {
      window.removeEventListener('popstate', moved);
      window.removeEventListener(MOVED, moved);
    };
  }, []);
  return path;
}

export function Link({ to, className, children }: { to: string; className?: string; children: ReactNode }) {
  const follow = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    go(to);
  };
  return (
    <a href={to} className={className} onClick={follow}>
      {children}
    </a>
  );
}
