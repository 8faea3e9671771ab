package org.motcua;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// How long methods are, by the JDK's own parser.
final class MethodLengths {
    private MethodLengths() {}

    /// Methods with more lines between their braces than the limit, as "file:line name, n lines".
    static List<String> over(int limit, List<Path> files) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            var units = manager.getJavaFileObjectsFromPaths(files);
            var task = (JavacTask) compiler.getTask(null, manager, _ -> {}, null, null, units);
            var found = new ArrayList<String>();
            for (var unit : task.parse()) {
                new Scanner(task, unit, limit, found).scan(unit, null);
            }
            return found;
        }
    }

    private static final class Scanner extends TreePathScanner<@Nullable Void, @Nullable Void> {
        private final JavacTask task;
        private final CompilationUnitTree unit;
        private final int limit;
        private final List<String> found;

        Scanner(JavacTask task, CompilationUnitTree unit, int limit, List<String> found) {
            this.task = task;
            this.unit = unit;
            this.limit = limit;
            this.found = found;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
            if (method.getBody() != null) {
                var positions = Trees.instance(task).getSourcePositions();
                var lines = unit.getLineMap();
                long first =
                        lines.getLineNumber(positions.getStartPosition(unit, method.getBody()));
                long last = lines.getLineNumber(positions.getEndPosition(unit, method.getBody()));
                if (last - first - 1 > limit) {
                    found.add(
                            "%s:%d %s, %d lines"
                                    .formatted(
                                            unit.getSourceFile().getName(),
                                            first,
                                            method.getName(),
                                            last - first - 1));
                }
            }
            return super.visitMethod(method, null);
        }
    }
}
