// A file to be chosen with the button, or dropped anywhere on the field; the button works with the keyboard alone.
import { useRef, useState, type DragEvent } from 'react';

interface Props {
  id: string;
  label: string;
  help: string;
  accept: string;
  invalid: boolean;
  chosen: (file: File) => void;
}

export function Drop({ id, label, help, accept, invalid, chosen }: Props) {
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const take = (files: FileList | null): void => {
    const file = files?.[0];
    if (file) chosen(file);
    // The same file may be chosen again.
    if (input.current) input.current.value = '';
  };
  const drag = (event: DragEvent, inside: boolean): void => {
    event.preventDefault();
    setOver(inside);
  };
  return (
    <div
      className={over ? 'drop over' : 'drop'}
      onDragOver={(event) => drag(event, true)}
      onDragLeave={(event) => drag(event, false)}
      onDrop={(event) => (drag(event, false), take(event.dataTransfer.files))}
    >
      <label htmlFor={id}>{label}</label>
      <p className="small" id={`${id}-ayuda`}>
        {help}
      </p>
      <input
        ref={input}
        id={id}
        type="file"
        accept={accept}
        aria-describedby={`${id}-ayuda`}
        aria-invalid={invalid || undefined}
        onChange={(event) => take(event.target.files)}
      />
    </div>
  );
}
