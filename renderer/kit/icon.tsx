/** Draws the few signs of the house; every sign stands beside a word, so it is hidden from screen readers. */

const paths = {
  pass: 'M3.5 8.5l3 3 6-7',
  flag: 'M8 3.5v6M8 12.2v.3',
  refuse: 'M4.5 4.5l7 7M11.5 4.5l-7 7',
  note: 'M8 7v5M8 3.8v.3',
  wait: 'M3.5 8h.3M8 8h.3M12.5 8h.3',
  sound: 'M3 6.3h2.2L8 3.7v8.6L5.2 9.7H3zM10.3 6a3 3 0 0 1 0 4M12 4.2a5.4 5.4 0 0 1 0 7.6',
  again: 'M5.4 3.4L2.8 6l2.6 2.6M2.8 6h6.5a3.6 3.6 0 0 1 0 7.2H6',
  star: 'M8 2.2l1.8 3.7 4 .6-2.9 2.8.7 4L8 11.4l-3.6 1.9.7-4L2.2 6.5l4-.6z',
  lock: 'M4 7.5h8v6H4zM5.5 7.5V5a2.5 2.5 0 015 0v2.5',
  right: 'M6 3.5L10.5 8 6 12.5',
} as const
export type IconName = keyof typeof paths

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className={`icon ${name}`} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <path
        d={paths[name]}
        fill={name === 'star' ? 'currentColor' : 'none'}
        stroke="currentColor"
        strokeWidth="1.8"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
