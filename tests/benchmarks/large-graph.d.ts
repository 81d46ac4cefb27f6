export declare function largeGraph(): string;
