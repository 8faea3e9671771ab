package org.motcua.server.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flowable.common.engine.impl.history.HistoryLevel;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.ProcessEngineConfiguration;
import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.flowable.task.api.Task;
import org.jspecify.annotations.Nullable;
import org.motcua.store.DatabaseAddress;

/// Flowable as its handbook starts it: an embedded engine with its history, a pool of connections,
/// a process of user tasks and one message to wait for.
///
/// It is asked what an application asks it for: to start, to correlate the message, for each step
/// to find the task of a group, to claim and to complete it. It has no pages, forms, papers,
/// deadlines, letters or messages to people.
public final class FlowableRival implements Rival {
    private static final String SCHEMA = "flowable";

    private @Nullable HikariDataSource source;
    private @Nullable ProcessEngine engine;
    private List<String> waits = List.of();
    private String answers = "";

    @Override
    public String name() {
        return "Flowable " + ProcessEngine.VERSION;
    }

    @Override
    public void open(DatabaseAddress database, int clients, List<String> waits, String answers) {
        this.waits = waits;
        this.answers = answers;
        var config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setSchema(SCHEMA);
        config.setConnectionInitSql("create schema if not exists " + SCHEMA);
        config.setMaximumPoolSize(clients + 4);
        source = new HikariDataSource(config);
        var settings = new StandaloneProcessEngineConfiguration();
        settings.setDataSource(source);
        settings.setDatabaseSchema(SCHEMA);
        settings.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
        settings.setHistoryLevel(HistoryLevel.AUDIT);
        settings.setAsyncExecutorActivate(false);
        engine = settings.buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .addString("dossier.bpmn20.xml", process(waits))
                .deploy();
    }

    private static String process(List<String> waits) {
        var elements = new ArrayList<String>();
        var flows = new ArrayList<String>();
        elements.add("<startEvent id=\"start\"/>");
        String before = "start";
        for (int i = 0; i < waits.size(); i++) {
            String id = "wait" + i;
            elements.add(
                    waits.get(i).equals(PAYMENT)
                            ? "<intermediateCatchEvent id=\"%s\"><messageEventDefinition messageRef=\"paid\"/></intermediateCatchEvent>"
                                    .formatted(id)
                            : "<userTask id=\"%s\" flowable:candidateGroups=\"%s:${agency}\"/>"
                                    .formatted(id, waits.get(i)));
            flows.add(flow(before, id));
            before = id;
        }
        elements.add("<endEvent id=\"end\"/>");
        flows.add(flow(before, "end"));
        return """
        <?xml version="1.0" encoding="UTF-8"?>
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
            xmlns:flowable="http://flowable.org/bpmn" targetNamespace="bench">
        <message id="paid" name="paid"/>
        <process id="dossier" isExecutable="true">
        %s
        %s
        </process>
        </definitions>
        """
                .formatted(String.join("\n", elements), String.join("\n", flows));
    }

    private static String flow(String from, String to) {
        return "<sequenceFlow id=\"%s-%s\" sourceRef=\"%s\" targetRef=\"%s\"/>"
                .formatted(from, to, from, to);
    }

    @Override
    public void once(int client) {
        var running = java.util.Objects.requireNonNull(engine);
        var runtime = running.getRuntimeService();
        String agency = "agency" + client;
        String id =
                runtime.startProcessInstanceByKey(
                                "dossier",
                                Map.of("agency", agency, "answers", answers, "state", "filed"))
                        .getId();
        for (String wait : waits) {
            if (wait.equals(PAYMENT)) {
                String execution =
                        runtime.createExecutionQuery()
                                .processInstanceId(id)
                                .messageEventSubscriptionName("paid")
                                .singleResult()
                                .getId();
                runtime.messageEventReceived("paid", execution, Map.of("paid", true));
            } else {
                complete(running, wait + ":" + agency, id, wait, client);
            }
        }
        if (runtime.createProcessInstanceQuery().processInstanceId(id).count() != 0) {
            throw new IllegalStateException("the process did not end");
        }
    }

    private static void complete(
            ProcessEngine running, String group, String id, String role, int client) {
        var tasks = running.getTaskService();
        Task task =
                tasks.createTaskQuery()
                        .taskCandidateGroup(group)
                        .processInstanceId(id)
                        .singleResult();
        tasks.claim(task.getId(), role + client);
        tasks.complete(task.getId(), Map.of("state", role));
    }

    @Override
    public void close() {
        if (engine != null) {
            engine.close();
        }
        if (source != null) {
            source.close();
        }
    }
}
