// One page: its title in the window and in the h1, which gets the focus when one page follows another, so that a screen reader says where
// it is. The first page is announced by the browser itself, and begins at the link that skips to the content.
import { useEffect, useRef, type ReactNode } from 'react';
import { boxMark, type Box } from '../box';

let loaded = false;

// The service puts a band at the top of the page (gateway/http/pages); whoever has scrolled past it still reads it in the window's title.
const rehearsal = document.getElementById('ensayo') !== null;

// `of`: whose mailbox it belongs to, so that two windows of two companies are told apart.
export function Page({ title, of, children }: { title: string; of?: Box; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const mark = of && boxMark(of);
  useEffect(() => {
    document.title = [title, ...(mark ? [mark] : []), ...(rehearsal ? ['Ensayo'] : []), 'Buzón IMSS'].join(' · ');
  }, [title, mark]);
  useEffect(() => {
    if (loaded) heading.current?.focus();
    loaded = true;
  }, [title]);
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
    </>
  );
}

export const Waiting = ({ what }: { what: string }) => (
  <p role="status" className="waiting">
    {what}
  </p>
);
