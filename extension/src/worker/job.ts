// The job and its result as TypeScript sees them.
export type Task = "title" | "description" | "reply";
export type Lang = "en" | "zh";
export type Tone = "plain" | "friendly" | "premium" | "lively";
export type Length = "short" | "medium" | "long";
export type LimitUnit = "chars" | "bytes" | "cjk2";
export type Severity = "info" | "warn" | "block";

export interface Limit {
  max: number;
  unit: LimitUnit;
}

export interface Product {
  name: string;
  brand?: string;
  category?: string;
  attributes?: Record<string, string>;
  price?: string;
  tags?: string[];
  audience?: string;
  notes?: string;
  existing?: { title?: string; description?: string };
}

export interface ThreadMessage {
  from: "buyer" | "seller";
  text: string;
}

export interface Job {
  id: string;
  task: Task;
  lang: Lang;
  platform?: string;
  candidates?: number;
  product?: Product;
  message?: string;
  thread?: ThreadMessage[];
  facts?: Record<string, string>;
  review?: string;
  tone?: Tone;
  length?: Length;
  limit?: Limit;
}

/** One finding about a candidate. `span` counts Unicode scalar values of the text, end exclusive. */
export interface Check {
  rule: string;
  span: [number, number];
  severity: Severity;
  reason: string;
  fact?: string;
}

export interface Candidate {
  text: string;
  checks: Check[];
  count?: { used: number; max: number; unit: LimitUnit };
}

export interface JobResult {
  id: string;
  candidates: Candidate[];
  withheld?: { reason: string }[];
}
