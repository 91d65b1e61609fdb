package org.patrondesk.ils.folio.text;

import org.patrondesk.policy.PolicyProblem;

/** Names places in one file; lines and columns are counted from 1. */
public record Places(String file) {
    public String at(int line, int column) {
        return file + ":" + line + ":" + column;
    }

    public String at(Token token) {
        return at(token.line(), token.column());
    }

    public PolicyProblem problem(int line, int column, String sentence) {
        return new PolicyProblem(at(line, column), sentence);
    }

    public PolicyProblem problem(Token token, String sentence) {
        return problem(token.line(), token.column(), sentence);
    }

    /** The file's own name, without the folders that lead to it. */
    public String shortName() {
        return file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
    }
}
