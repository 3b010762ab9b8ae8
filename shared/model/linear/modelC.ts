/** How closely the linear model fits by default, by kind of features: scikit-learn's C. */
export const MODEL_C = { textNgrams: 10, tableRows: 1, dense: 1 } as const;
