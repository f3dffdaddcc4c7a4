// The fields by one name; each stands in a file of its own, so that a page loads those that it shows.
export { Checkbox } from './checkbox.tsx';
export { Select, type Choice } from './select.tsx';
export { TextField } from './text-field.tsx';
