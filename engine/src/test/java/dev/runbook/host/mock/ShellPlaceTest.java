package dev.runbook.host.mock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShellPlaceTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cd /srv/shop | /srv/shop",
        "cd /srv/shop/ | /srv/shop",
        "cd '/srv/my shop' | /srv/my shop",
        "cd -- /srv | /srv",
        "cd | ~",
        "cd ~/apps | ~/apps",
        "cd apps; cd shop | apps/shop",
        "cd /srv; cd shop; cd ../db | /srv/db",
        "cd /srv; cd /; cd .. | /",
        "cd apps; cd ..; cd .. | ..",
        "cd /srv; cd /tmp; cd - | /srv",
        "APP=/srv/shop; cd $APP | /srv/shop",
        "export APP='/srv/my shop' N=1; cd \"${APP}/src\" | /srv/my shop/src",
        "cd /srv; cd $UNKNOWN | ?",
        "cd /srv && make | ''",
        "echo cd /srv | ''"
      })
  void followsPlainChangesOfFolder(String commands, String folder) {
    ShellPlace place = new ShellPlace();

    for (String command : commands.split("; ")) {
      place.ran(command);
    }

    assertThat(place.folder()).isEqualTo(folder);
  }

  @Test
  void knowsExitFromItsLikes() {
    assertThat(ShellPlace.isExit("exit")).isTrue();
    assertThat(ShellPlace.isExit("exit 3\n")).isTrue();
    assertThat(ShellPlace.isExit("logout")).isTrue();
    assertThat(ShellPlace.isExit("exit-node --list")).isFalse();
    assertThat(ShellPlace.isExit("echo exit")).isFalse();
  }
}
