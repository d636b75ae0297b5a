package dev.runbook.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The picture of a plan. */
class MermaidTest {
  @Test
  void framesHostsAndDrawsBranches() {
    String page =
        """
        # Job

        ```bash
        # Look at "it"
        ssh web1 "uptime"
        ```

        ```bash
        # Option A: softly
        ssh web1 "systemctl reload shop"

        # Option B: hard
        ssh web1 "systemctl restart shop"
        ```

        ```bash
        # Clean (if needed)
        dropdb shop
        ```

        ## Rollback

        ```bash
        # Put it back
        ssh web1 "systemctl start old"
        ```
        """;
    assertThat(Mermaid.of(Plans.of(page)))
        .isEqualTo(
            """
            flowchart TD
              subgraph h1["web1"]
                s1["Look at #34;it#34;"]:::looks
                s2["Option A: softly"]:::caution
                s3["Option B: hard"]:::caution
              end
              subgraph h2["local"]
                s4["Clean #40;if needed#41;<br/>(optional)"]:::danger
              end
              subgraph undo["rollback"]
                r5["Put it back"]:::caution
              end
              s1 -->|either| s2
              s1 -->|either| s3
              s2 -.->|if needed| s4
              s3 -.->|if needed| s4
              s2 -.->|fails| r5
              s3 -.->|fails| r5
              s4 -.->|fails| r5
              classDef danger fill:#b62324,stroke:#8b1a1b,color:#ffffff
              classDef caution fill:#fff3cd,stroke:#9a6700,color:#1f2328
              classDef looks fill:#f6f8fa,stroke:#57606a,color:#1f2328
            """);
  }

  @Test
  void drawsWhatRunsOnlyIfAndWhatIsAlwaysDone() {
    String page =
        """
        # Job

        ```bash {name=stop}
        sudo systemctl stop shop
        ```

        ```bash {name=mend if="test -e broken"}
        ./mend
        ```

        ```bash {name=start always needs=stop}
        sudo systemctl start shop
        ```
        """;
    assertThat(Mermaid.of(Plans.of(page)))
        .contains(
            """
              s1 -.->|if its condition holds| s2
              s1 --> s3
              s2 --> s3
              s1 -.->|before| s3
              s1 -.->|ends early| s3
            """);
  }
}
