package vn.tienglang.central.accounts;

import vn.tienglang.central.desk.Archive;
import vn.tienglang.central.desk.MemoryArchive;

final class AccountBookInMemoryTest extends AccountBookContract {
    private final Archive archive = new MemoryArchive();

    @Override
    protected Archive archive() {
        return archive;
    }

    @Override
    protected AccountBook emptyBook() {
        return new AccountBookInMemory(archive);
    }
}
