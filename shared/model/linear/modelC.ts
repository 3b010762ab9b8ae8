/** How closely the linear model fits by default, by kind of features: scikit-learn's C. One for trainings, simulations and strategies, so that a simulation tells of the model that is trained. */
export const MODEL_C = { textNgrams: 10, tableRows: 1, dense: 0.1 } as const;
