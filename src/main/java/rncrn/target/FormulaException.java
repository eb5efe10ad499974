package rncrn.target;

/** A formula that cannot be read; says where in the formula. */
public final class FormulaException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private final int column;

    FormulaException(String message, int column) {
        super(message);
        this.column = column;
    }

    /** Column within the formula, from 1. */
    public int column() {
        return column;
    }
}
