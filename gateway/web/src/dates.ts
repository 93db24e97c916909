// Dates as people read them. Legal dates are days of Zona Centro and come as YYYY-MM-DD; instants come in UTC.
const CENTRO = 'America/Mexico_City';
const longDay = new Intl.DateTimeFormat('es-MX', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const shortDay = new Intl.DateTimeFormat('es-MX', { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' });
const moment = new Intl.DateTimeFormat('es-MX', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
  timeZone: CENTRO,
});
const isoDay = new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone: CENTRO });

const utc = (day: string): Date => new Date(`${day}T00:00:00Z`);

export const long = (day: string): string => longDay.format(utc(day)).replace(',', '');
export const short = (day: string): string => shortDay.format(utc(day)).replace(',', '');
export const instant = (rfc3339: string): string => `${moment.format(new Date(rfc3339))} h (hora del centro)`;

export const centroDay = (now: Date): string => isoDay.format(now);

// Whether an acuse signed now counts on a later day because of the hour: outside 9:30 to 18:00 of Zona Centro, or at a weekend. Holidays
// are the service's business; this is a warning, no date.
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', weekday: 'short', hour12: false, timeZone: CENTRO });
export function outOfHours(now: Date): boolean {
  const part = Object.fromEntries(clock.formatToParts(now).map(({ type, value }) => [type, value]));
  const time = `${part.hour}:${part.minute}`;
  return part.weekday === 'Sat' || part.weekday === 'Sun' || time < '09:30' || time > '18:00';
}

// "hoy", "mañana", "en 3 días": natural days from the service's day.
export function distance(day: string, now: Date): string {
  const days = Math.round((utc(day).getTime() - utc(centroDay(now)).getTime()) / 86_400_000);
  if (days === 0) return 'hoy';
  if (days === 1) return 'mañana';
  if (days === -1) return 'ayer';
  return days > 0 ? `en ${days} días` : `hace ${-days} días`;
}
